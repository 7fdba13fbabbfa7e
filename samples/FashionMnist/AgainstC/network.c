// A network of static shape as clean loop nests: ReLU in hidden layers, softmax and cross-entropy, gradient descent
// over mini-batches of BATCH samples, which go through layer after layer together. For 784-128-10:
//   -DLAYERS='L(1,0,784,128) L(2,1,128,10)' -DREVERSED='L(2,1,128,10) L(1,0,784,128)'
//   -DLAST=2 -DINPUTS=784 -DOUTPUTS=10 -DBATCH=32 -DTRANSPOSED=0
// L is (layer, the one before, fan-in, fan-out). All is inlined into train, so that every size is a constant.
#include <math.h>

#define INLINE static inline __attribute__((always_inline))
#define ALIGNED static __attribute__((aligned(64)))
#define PASTE(a, b) a##b
#define NAME(a, b) PASTE(a, b)

// Inner loops run along the last index of the weights.
#if TRANSPOSED
#define AT(i, j) (j) * in + (i)
#else
#define AT(i, j) (i) * out + (j)
#endif

#define L(n, m, in, out) \
    ALIGNED float w##n[in * out], b##n[out], act##n[BATCH * out], delta##n[BATCH * out];
LAYERS
#undef L
ALIGNED float delta0[1];

// y = x·w + b, and ReLU of it in a hidden layer
INLINE void forward(int in, int out, int hidden, const float *restrict w, const float *restrict b,
                    const float *restrict x, float *restrict y) {
    for (int s = 0; s < BATCH; s++, x += in, y += out) {
        float u[out];
#if TRANSPOSED
        for (int j = 0; j < out; j++) {
            u[j] = b[j];
            for (int i = 0; i < in; i++) u[j] += x[i] * w[AT(i, j)];
        }
#else
        for (int j = 0; j < out; j++) u[j] = b[j];
        for (int i = 0; i < in; i++)
            for (int j = 0; j < out; j++) u[j] += x[i] * w[AT(i, j)];
#endif
        for (int j = 0; j < out; j++) y[j] = hidden && u[j] < 0.0f ? 0.0f : u[j];
    }
}

// delta = softmax(u) - t; returns E = -sum t·ln(softmax(u))
INLINE float loss(const float *restrict u, const float *restrict t, float *restrict delta) {
    float e = 0.0f;
    for (int s = 0; s < BATCH; s++, u += OUTPUTS, t += OUTPUTS, delta += OUTPUTS) {
        float max = u[0], sum = 0.0f;
        for (int k = 1; k < OUTPUTS; k++) max = u[k] > max ? u[k] : max;
        for (int k = 0; k < OUTPUTS; k++) sum += delta[k] = expf(u[k] - max);
        float ln = logf(sum) + max;
        for (int k = 0; k < OUTPUTS; k++) {
            e += t[k] * (ln - u[k]);
            delta[k] = delta[k] / sum - t[k];
        }
    }
    return e;
}

// The delta of the layer before, whose outputs x are: w·delta where its ReLU is open
INLINE void back(int in, int out, const float *restrict w, const float *restrict x, const float *restrict delta,
                 float *restrict before) {
    for (int s = 0; s < BATCH; s++, x += in, delta += out, before += in) {
        float dy[in];
        for (int i = 0; i < in; i++) dy[i] = 0.0f;
#if TRANSPOSED
        for (int j = 0; j < out; j++)
            for (int i = 0; i < in; i++) dy[i] += delta[j] * w[AT(i, j)];
#else
        for (int i = 0; i < in; i++)
            for (int j = 0; j < out; j++) dy[i] += delta[j] * w[AT(i, j)];
#endif
        for (int i = 0; i < in; i++) before[i] = x[i] > 0.0f ? dy[i] : 0.0f;
    }
}

// w -= eta·(x·delta summed over the batch), one row of the gradient at a time: it stays in the first-level cache
INLINE void descend(int in, int out, float *restrict w, float *restrict b, const float *restrict x,
                    const float *restrict delta, float eta) {
#if TRANSPOSED
    for (int j = 0; j < out; j++) {
        float dw[in];
        for (int i = 0; i < in; i++) dw[i] = 0.0f;
        for (int s = 0; s < BATCH; s++)
            for (int i = 0; i < in; i++) dw[i] += delta[s * out + j] * x[s * in + i];
        for (int i = 0; i < in; i++) w[AT(i, j)] -= eta * dw[i];
    }
#else
    for (int i = 0; i < in; i++) {
        float dw[out];
        for (int j = 0; j < out; j++) dw[j] = 0.0f;
        for (int s = 0; s < BATCH; s++)
            for (int j = 0; j < out; j++) dw[j] += x[s * in + i] * delta[s * out + j];
        for (int j = 0; j < out; j++) w[AT(i, j)] -= eta * dw[j];
    }
#endif
    for (int s = 0; s < BATCH; s++)
        for (int j = 0; j < out; j++) b[j] -= eta * delta[s * out + j];
}

// Returns the mean of E.
float train(const float *restrict act0, const float *restrict t, long batches, float eta) {
    float e = 0.0f;
    for (long n = 0; n < batches; n++, act0 += BATCH * INPUTS, t += BATCH * OUTPUTS) {
#define L(n, m, in, out) forward(in, out, n < LAST, w##n, b##n, act##m, act##n);
        LAYERS
#undef L
        e += loss(NAME(act, LAST), t, NAME(delta, LAST));
#define L(n, m, in, out) \
        if (n > 1) back(in, out, w##n, act##m, delta##n, delta##m); \
        descend(in, out, w##n, b##n, act##m, delta##n, eta / BATCH);
        REVERSED
#undef L
    }
    return e / (batches * BATCH);
}

// Canonical order: a layer's weights [fan-in, fan-out], then its biases.
#define EACH_PARAMETER(in, out, weight, bias) \
    for (int i = 0; i < in; i++) \
        for (int j = 0; j < out; j++) weight; \
    for (int j = 0; j < out; j++) bias;
INLINE float *get(int in, int out, float *w, float *b, float *p) {
    EACH_PARAMETER(in, out, *p++ = w[AT(i, j)], *p++ = b[j])
    return p;
}

INLINE const float *set(int in, int out, float *w, float *b, const float *p) {
    EACH_PARAMETER(in, out, w[AT(i, j)] = *p++, b[j] = *p++)
    return p;
}

void load(const float *p) {
#define L(n, m, in, out) p = set(in, out, w##n, b##n, p);
    LAYERS
#undef L
}

void save(float *p) {
#define L(n, m, in, out) p = get(in, out, w##n, b##n, p);
    LAYERS
#undef L
}
