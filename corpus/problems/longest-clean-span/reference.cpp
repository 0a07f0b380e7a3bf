#include <bits/stdc++.h>
using namespace std;

// Return (start, length) of the longest stretch without a banned id, (0, 0) if there is none.
pair<int, int> find_clean_span(const vector<long long>& tokens, const vector<long long>& blocked) {
    unordered_set<long long> lookup(blocked.begin(), blocked.end());
    int best_start = 0, best_length = 0, start = 0;
    for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
        if (lookup.count(tokens[i])) start = i + 1;
        else if (i + 1 - start > best_length) best_start = start, best_length = i + 1 - start;
    }
    return {best_start, best_length};
}
