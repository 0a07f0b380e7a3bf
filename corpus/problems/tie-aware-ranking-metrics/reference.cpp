#include <bits/stdc++.h>
using namespace std;

static double gain(long long grade) { return exp2(static_cast<double>(grade)) - 1; }

// Return (mean NDCG@k, mean reciprocal rank, queries counted), each an expectation over random order among ties.
tuple<double, double, long long> ranking_metrics(const vector<vector<double>>& scores, const vector<vector<long long>>& grades, long long k) {
    double ndcg = 0, reciprocal = 0;
    long long judged = 0;
    for (size_t q = 0; q < scores.size(); ++q) {
        const auto& s = scores[q];
        const auto& g = grades[q];
        const size_t n = s.size();
        if (none_of(g.begin(), g.end(), [](long long grade) { return grade > 0; })) continue;
        ++judged;
        vector<size_t> order(n);
        iota(order.begin(), order.end(), size_t{0});
        sort(order.begin(), order.end(), [&](size_t a, size_t b) { return s[a] > s[b]; });
        auto best = g;
        sort(best.rbegin(), best.rend());
        vector<double> discount(n);
        double ideal = 0, dcg = 0;
        for (size_t place = 0; place < n; ++place) {
            discount[place] = static_cast<long long>(place) < k ? 1 / log2(place + 2.0) : 0.0;
            ideal += gain(best[place]) * discount[place];
        }
        bool found = false;
        for (size_t from = 0, to; from < n; from = to) {
            double share = 0, gains = 0, relevant = 0;
            for (to = from; to < n && s[order[to]] == s[order[from]]; ++to) {
                share += discount[to];
                gains += gain(g[order[to]]);
                relevant += g[order[to]] > 0;
            }
            dcg += share / static_cast<double>(to - from) * gains;
            if (found || relevant == 0) continue;
            found = true;
            double unseen = 1;  // the chance that the earlier places of the group hold nothing relevant
            for (size_t place = from; place < to; ++place) {
                const double left = static_cast<double>(to - place);
                if (left < relevant) break;
                reciprocal += unseen * relevant / left / static_cast<double>(place + 1);
                unseen *= (left - relevant) / left;
            }
        }
        if (ideal > 0) ndcg += dcg / ideal;
    }
    if (judged == 0) return {0.0, 0.0, 0};
    return {ndcg / judged, reciprocal / judged, judged};
}
