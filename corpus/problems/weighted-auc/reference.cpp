#include <bits/stdc++.h>
using namespace std;

// Return the weighted area under the ROC curve in O(n log n), or nothing without two classes to compare.
optional<double> weighted_auc(const vector<double>& scores, const vector<long long>& labels, const vector<double>& weights) {
    double totals[2] = {0.0, 0.0};
    for (size_t i = 0; i < labels.size(); ++i) totals[labels[i]] += weights[i];
    if (totals[0] == 0 || totals[1] == 0) return nullopt;

    vector<size_t> order(scores.size());
    iota(order.begin(), order.end(), size_t{0});
    sort(order.begin(), order.end(), [&](size_t a, size_t b) { return scores[a] < scores[b]; });

    double area = 0.0, lower = 0.0;  // lower: share of the harmless weight at scores strictly below the group
    for (size_t at = 0; at < order.size();) {
        const double score = scores[order[at]];
        double group[2] = {0.0, 0.0};
        for (; at < order.size() && scores[order[at]] == score; ++at) group[labels[order[at]]] += weights[order[at]];
        const double tied = group[0] / totals[0];
        area += group[1] / totals[1] * (lower + tied / 2);
        lower += tied;
    }
    return area;
}
