#include <bits/stdc++.h>
using namespace std;

// Return [parts, largest] after each failure: replayed backwards, failures become unions.
vector<vector<long long>> partitions(long long devices, const vector<vector<long long>>& links, const vector<long long>& failures) {
    vector<size_t> first(links.size(), failures.size());  // when each link went down, or never
    for (size_t moment = failures.size(); moment-- > 0; ) first[failures[moment]] = moment;

    vector<long long> parent(devices), size(devices, 1);
    iota(parent.begin(), parent.end(), 0);
    long long parts = devices, largest = min(devices, 1LL);
    auto root = [&](long long device) {
        while (parent[device] != device) device = parent[device] = parent[parent[device]];
        return device;
    };
    auto join = [&](size_t link) {
        long long a = root(links[link][0]), b = root(links[link][1]);
        if (a == b) return;
        if (size[a] < size[b]) swap(a, b);
        parent[b] = a;
        size[a] += size[b];
        largest = max(largest, size[a]);
        --parts;
    };
    for (size_t link = 0; link < links.size(); ++link)
        if (first[link] == failures.size()) join(link);
    vector<vector<long long>> answers(failures.size());
    for (size_t moment = failures.size(); moment-- > 0; ) {
        answers[moment] = {parts, largest};
        if (first[failures[moment]] == moment) join(failures[moment]);
    }
    return answers;
}
