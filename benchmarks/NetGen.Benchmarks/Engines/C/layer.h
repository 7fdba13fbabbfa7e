// One fully connected layer of static shape. Included once a layer, with LAYER (its number), FAN_IN, FAN_OUT and
// SIGMOID (0 in the output layer: identity) defined. TRANSPOSED picks the layout of the weights: [fan-in][fan-out],
// whose inner loops run along the fan-out, or [fan-out][fan-in].

#define PASTE(a, b) layer##a##_##b
#define EXPAND(a, b) PASTE(a, b)
#define L(name) EXPAND(LAYER, name)

#if TRANSPOSED
#define SHAPE [FAN_OUT][FAN_IN]
#define AT(i, j) [j][i]
#else
#define SHAPE [FAN_IN][FAN_OUT]
#define AT(i, j) [i][j]
#endif

static ALIGNED float L(w) SHAPE, L(dw) SHAPE;
static ALIGNED float L(b)[FAN_OUT], L(db)[FAN_OUT];
static ALIGNED float L(y)[BATCH][FAN_OUT], L(dx)[BATCH][FAN_IN];

// y = f(x·w + b)
INLINE void L(forward)(const float *restrict x, float *restrict y) {
    float u[FAN_OUT];
#if TRANSPOSED
    for (int j = 0; j < FAN_OUT; j++) {
        float sum = L(b)[j];
        for (int i = 0; i < FAN_IN; i++) sum += x[i] * L(w)[j][i];
        u[j] = sum;
    }
#else
    for (int j = 0; j < FAN_OUT; j++) u[j] = L(b)[j];
    for (int i = 0; i < FAN_IN; i++)
        for (int j = 0; j < FAN_OUT; j++) u[j] += x[i] * L(w)[i][j];
#endif
#if SIGMOID
    for (int j = 0; j < FAN_OUT; j++) y[j] = 1.0f / (1.0f + expf(-u[j]));
#else
    for (int j = 0; j < FAN_OUT; j++) y[j] = u[j];
#endif
}

// delta = dE/du
INLINE void L(delta)(const float *restrict y, const float *restrict dy, float *restrict delta) {
    for (int j = 0; j < FAN_OUT; j++) delta[j] = SIGMOID ? dy[j] * (1.0f - y[j]) * y[j] : dy[j];
}

// dx = w·delta
INLINE void L(input_gradients)(const float *restrict delta, float *restrict dx) {
#if TRANSPOSED
    for (int i = 0; i < FAN_IN; i++) dx[i] = 0.0f;
    for (int j = 0; j < FAN_OUT; j++)
        for (int i = 0; i < FAN_IN; i++) dx[i] += delta[j] * L(w)[j][i];
#else
    for (int i = 0; i < FAN_IN; i++) {
        float sum = 0.0f;
        for (int j = 0; j < FAN_OUT; j++) sum += delta[j] * L(w)[i][j];
        dx[i] = sum;
    }
#endif
}

// v -= x (outer product) step: an online update, or with v = dw and step = -delta the gradient's accumulation
INLINE void L(subtract_outer)(float (*restrict v) [sizeof(L(w)[0]) / sizeof(float)], const float *restrict x,
                              const float *restrict step) {
#if TRANSPOSED
    for (int j = 0; j < FAN_OUT; j++)
        for (int i = 0; i < FAN_IN; i++) v[j][i] -= step[j] * x[i];
#else
    for (int i = 0; i < FAN_IN; i++)
        for (int j = 0; j < FAN_OUT; j++) v[i][j] -= x[i] * step[j];
#endif
}

// One online step of this layer; leaves dE/dx of the weights before the step.
INLINE void L(step)(const float *restrict x, const float *restrict y, const float *restrict dy, float eta) {
    float delta[FAN_OUT], scaled[FAN_OUT];
    L(delta)(y, dy, delta);
    if (LAYER > 1) L(input_gradients)(delta, L(dx)[0]);
    for (int j = 0; j < FAN_OUT; j++) scaled[j] = eta * delta[j];
    L(subtract_outer)(L(w), x, scaled);
    for (int j = 0; j < FAN_OUT; j++) L(b)[j] -= scaled[j];
}

INLINE void L(clear)(void) {
    memset(L(dw), 0, sizeof L(dw));
    memset(L(db), 0, sizeof L(db));
}

// Adds one sample's gradients.
INLINE void L(accumulate)(const float *restrict x, const float *restrict y, const float *restrict dy,
                          float *restrict dx) {
    float delta[FAN_OUT], minus[FAN_OUT];
    L(delta)(y, dy, delta);
    if (LAYER > 1) L(input_gradients)(delta, dx);
    for (int j = 0; j < FAN_OUT; j++) minus[j] = -delta[j];
    L(subtract_outer)(L(dw), x, minus);
    for (int j = 0; j < FAN_OUT; j++) L(db)[j] += delta[j];
}

// The same of a whole batch, a row of the gradient at a time: it stays in the first-level cache over all samples.
INLINE void L(accumulate_batch)(const float *restrict x, const float *restrict y, const float *restrict dy,
                                float *restrict dx) {
    static ALIGNED float delta[BATCH][FAN_OUT];
    for (int s = 0; s < BATCH; s++) L(delta)(y + s * FAN_OUT, dy + s * FAN_OUT, delta[s]);
    if (LAYER > 1)
        for (int s = 0; s < BATCH; s++) L(input_gradients)(delta[s], dx + s * FAN_IN);
#if TRANSPOSED
    for (int j = 0; j < FAN_OUT; j++)
        for (int s = 0; s < BATCH; s++)
            for (int i = 0; i < FAN_IN; i++) L(dw)[j][i] += delta[s][j] * x[s * FAN_IN + i];
#else
    for (int i = 0; i < FAN_IN; i++)
        for (int s = 0; s < BATCH; s++)
            for (int j = 0; j < FAN_OUT; j++) L(dw)[i][j] += x[s * FAN_IN + i] * delta[s][j];
#endif
    for (int s = 0; s < BATCH; s++)
        for (int j = 0; j < FAN_OUT; j++) L(db)[j] += delta[s][j];
}

INLINE void L(update)(float eta) {
    float *restrict w = &L(w)[0][0];
    const float *restrict dw = &L(dw)[0][0];
    for (int n = 0; n < FAN_IN * FAN_OUT; n++) w[n] -= eta * dw[n];
    for (int j = 0; j < FAN_OUT; j++) L(b)[j] -= eta * L(db)[j];
}

// Canonical order: weights [fan-in][fan-out], then biases.
static const float *L(load)(const float *p) {
    for (int i = 0; i < FAN_IN; i++)
        for (int j = 0; j < FAN_OUT; j++) L(w) AT(i, j) = *p++;
    for (int j = 0; j < FAN_OUT; j++) L(b)[j] = *p++;
    return p;
}

static float *L(save)(float *p) {
    for (int i = 0; i < FAN_IN; i++)
        for (int j = 0; j < FAN_OUT; j++) *p++ = L(w) AT(i, j);
    for (int j = 0; j < FAN_OUT; j++) *p++ = L(b)[j];
    return p;
}

#undef PASTE
#undef EXPAND
#undef L
#undef SHAPE
#undef AT
#undef LAYER
#undef FAN_IN
#undef FAN_OUT
#undef SIGMOID
