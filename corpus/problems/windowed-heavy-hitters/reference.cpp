#include <bits/stdc++.h>
using namespace std;
using Report = vector<vector<long long>>;

// Return the top k [id, count] pairs of the last `window` tokens at each point of `report_at`.
vector<Report> heavy_hitters(const vector<long long>& tokens, long long window, long long k, const vector<long long>& report_at) {
    if (window <= 0 || k <= 0) return vector<Report>(report_at.size());
    unordered_map<long long, long long> counts;
    vector<Report> reports;
    long long read = 0;
    for (long long point : report_at) {
        for (; read < min<long long>(point, tokens.size()); ) {
            ++counts[tokens[read++]];
            if (read > window) {
                auto gone = counts.find(tokens[read - window - 1]);
                if (--gone->second == 0) counts.erase(gone);
            }
        }
        vector<pair<long long, long long>> order;  // (-count, id)
        for (auto [id, count] : counts) order.emplace_back(-count, id);
        const size_t kept = min<size_t>(k, order.size());
        partial_sort(order.begin(), order.begin() + kept, order.end());
        Report report;
        for (size_t i = 0; i < kept; ++i) report.push_back({order[i].second, -order[i].first});
        reports.push_back(report);
    }
    return reports;
}
