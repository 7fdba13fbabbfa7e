#!/usr/bin/python3
"""Writes what scikit-learn says of probabilities and classes on real data.

    apt-get install -y --no-install-recommends python3-sklearn
    /usr/bin/python3 judging.py golden.judging.json golden.regression.json

Probabilities are those of a logistic regression on every other row, for the rows between. In the cases "…, ties", they
are rounded to two digits, so that many are equal. The second file has numbers that a linear regression predicts.
"""
import json
import sys
import warnings

import numpy as np
from sklearn import metrics
from sklearn.calibration import calibration_curve
from sklearn.datasets import load_breast_cancer, load_diabetes, load_digits, load_iris, load_wine
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.preprocessing import StandardScaler


def probabilities(data, columns):
    x = data.data[:, columns]
    scale = StandardScaler().fit(x[::2])
    model = LogisticRegression(max_iter=1000).fit(scale.transform(x[::2]), data.target[::2])
    return model.predict_proba(scale.transform(x[1::2])), data.target[1::2]


def rounded(p):
    p = np.round(p, 2)
    p[:, -1] = np.maximum(0, 1 - p[:, :-1].sum(axis=1))
    return p / p.sum(axis=1, keepdims=True)


def of_class(p, y):
    fpr, tpr, thresholds = metrics.roc_curve(y, p, drop_intermediate=False)
    precision, recall, others = metrics.precision_recall_curve(y, p)
    share, mean = calibration_curve(y, p, n_bins=10)
    return {
        "rocAuc": metrics.roc_auc_score(y, p),
        "averagePrecision": metrics.average_precision_score(y, p),
        "brier": metrics.brier_score_loss(y, p),
        "logLoss": metrics.log_loss(y, p),
        # Without the first point, whose threshold is a matter of taste.
        "roc": [list(point) for point in zip(thresholds[1:], fpr[1:], tpr[1:])],
        # From the largest threshold down; those below the last row of the class are left out in some versions.
        "precisionRecall": [list(point) for point in zip(others[::-1], recall[:-1][::-1], precision[:-1][::-1])],
        "reliability": [list(point) for point in zip(mean, share)],
    }


def case_of(name, p, y):
    binary = p.shape[1] == 2
    labels = list(range(p.shape[1]))
    predicted = (p[:, 1] > 0.5).astype(int) if binary else p.argmax(axis=1)
    # With one output, the probability of no is 1 − that of yes, to the bit.
    columns = [1 - p[:, 1], p[:, 1]] if binary else [p[:, k] for k in labels]
    classes = [of_class(columns[k], (y == k).astype(int)) for k in labels]
    if len(labels) > 3:
        # Curves of so many classes would only make the file long.
        for one in classes:
            one.update({"roc": [], "precisionRecall": [], "reliability": []})
    one_hot = np.eye(p.shape[1])[y]
    scores, truth = (p[:, 1], y) if binary else (p, one_hot)
    return {
        "name": name,
        "outputs": (p[:, 1:] if binary else p).ravel().tolist(),
        "labels": y.tolist(),
        "width": 1 if binary else p.shape[1],
        "rocAuc": metrics.roc_auc_score(truth, scores, average="macro"),
        "weightedRocAuc": metrics.roc_auc_score(truth, scores, average="weighted"),
        "averagePrecision": metrics.average_precision_score(truth, scores, average="macro"),
        "weightedAveragePrecision": metrics.average_precision_score(truth, scores, average="weighted"),
        "logLoss": metrics.log_loss(y, p, labels=labels),
        "brier": float(((p[:, 1] - y) ** 2).mean() if binary else ((p - one_hot) ** 2).sum(axis=1).mean()),
        "confusion": metrics.confusion_matrix(y, predicted, labels=labels).tolist(),
        "accuracy": metrics.accuracy_score(y, predicted),
        "balancedAccuracy": metrics.balanced_accuracy_score(y, predicted),
        "macroPrecision": metrics.precision_score(y, predicted, average="macro", zero_division=0),
        "macroRecall": metrics.recall_score(y, predicted, average="macro", zero_division=0),
        "macroF1": metrics.f1_score(y, predicted, average="macro", zero_division=0),
        "weightedF1": metrics.f1_score(y, predicted, average="weighted", zero_division=0),
        "classes": classes,
    }


def regression(name, x, t):
    y = LinearRegression().fit(x[::2], t[::2]).predict(x[1::2])
    t = t[1::2]
    return {
        "name": name,
        "width": t.shape[1],
        "outputs": y.ravel().tolist(),
        "targets": t.ravel().tolist(),
        "r2": metrics.r2_score(t, y),
        "meanAbsoluteError": metrics.mean_absolute_error(t, y),
        "rootMeanSquaredError": metrics.mean_squared_error(t, y) ** 0.5,
    }


def main():
    warnings.simplefilter("ignore")
    cancer = probabilities(load_breast_cancer(), [1, 4, 8])
    iris = probabilities(load_iris(), [0, 1])
    digits = probabilities(load_digits(), list(range(18, 46)))
    digits = (digits[0][:200], digits[1][:200])
    cases = [
        case_of("tumours", *cancer),
        case_of("tumours, ties", rounded(cancer[0].copy()), cancer[1]),
        case_of("iris", *iris),
        case_of("iris, ties", rounded(iris[0].copy()), iris[1]),
        case_of("wine", *probabilities(load_wine(), [1, 3, 7])),
        case_of("digits", *digits),
    ]
    diabetes, flowers = load_diabetes(), load_iris().data
    numbers = [
        regression("diabetes", diabetes.data, diabetes.target[:, None]),
        regression("petals", flowers[:, :2], flowers[:, 2:]),
    ]
    for path, content in zip(sys.argv[1:], [cases, numbers]):
        with open(path, "w") as f:
            json.dump(content, f, separators=(",", ":"))
            f.write("\n")


if __name__ == "__main__":
    main()
