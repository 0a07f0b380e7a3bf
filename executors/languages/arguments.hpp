// Reads the arguments of one case: JSON in the notation of executors/jail/codec.py, without arrays.
#include <bits/stdc++.h>
#include <unistd.h>

namespace judged {

struct Misfit : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Value {
    enum Kind { null, boolean, integer, real, text, list, tagged } kind = null;
    long long whole = 0;
    double number = 0;
    std::string word;  // a text, or the tag
    std::vector<Value> items;  // a list's, or a tagged value's only one
};

class Reader {
public:
    explicit Reader(const std::string& source) : at_(source.data()), end_(source.data() + source.size()) {}

    Value value() {
        Value v;
        switch (peek()) {
        case '[':
            v.kind = Value::list;
            ++at_;
            if (peek() == ']') { ++at_; return v; }
            do v.items.push_back(value()); while (next() == ',');
            return v;
        case '{':
            v.kind = Value::tagged;
            ++at_;
            v.word = text();
            next();
            v.items.push_back(value());
            next();
            return v;
        case '"': v.kind = Value::text; v.word = text(); return v;
        case 't': at_ += 4; v.kind = Value::boolean; v.whole = 1; return v;
        case 'f': at_ += 5; v.kind = Value::boolean; return v;
        case 'n': at_ += 4; return v;
        default: return number();
        }
    }

private:
    char peek() const {
        if (at_ >= end_) throw Misfit("the arguments end too early");
        return *at_;
    }
    char next() { char c = peek(); ++at_; return c; }

    Value number() {
        Value v;
        const char* from = at_;
        while (at_ < end_ && !std::strchr(",]}", *at_)) ++at_;
        std::string digits(from, at_);
        bool is_real = digits.find_first_of(".eNI") != std::string::npos;
        v.kind = is_real ? Value::real : Value::integer;
        errno = 0;
        if (is_real) v.number = std::strtod(digits.c_str(), nullptr);
        else v.whole = std::strtoll(digits.c_str(), nullptr, 10);
        if (!is_real && errno == ERANGE) throw Misfit("an integer is too large for 64 bits");
        return v;
    }

    unsigned hex4() {
        unsigned code = std::stoul(std::string(at_, at_ + 4), nullptr, 16);
        at_ += 4;
        return code;
    }

    std::string text() {
        std::string out;
        ++at_;
        for (char c = next(); c != '"'; c = next()) out += c == '\\' ? escape(next()) : std::string(1, c);
        return out;
    }

    std::string escape(char c) {
        static const std::string names = "bfnrt", meant = "\b\f\n\r\t";
        if (c != 'u') {
            auto i = names.find(c);
            return std::string(1, i == std::string::npos ? c : meant[i]);
        }
        unsigned code = hex4();
        if (code >= 0xD800 && code < 0xDC00) { at_ += 2; code = 0x10000 + ((code - 0xD800) << 10) + (hex4() - 0xDC00); }
        return utf8(code);
    }

    static std::string utf8(unsigned code) {
        auto tail = [code](int shift) { return char(0x80 | ((code >> shift) & 0x3F)); };
        if (code < 0x80) return {char(code)};
        if (code < 0x800) return {char(0xC0 | (code >> 6)), tail(0)};
        if (code < 0x10000) return {char(0xE0 | (code >> 12)), tail(6), tail(0)};
        return {char(0xF0 | (code >> 18)), tail(12), tail(6), tail(0)};
    }

    const char* at_;
    const char* end_;
};

inline const std::vector<Value>& items_of(const Value& v) {
    if (v.kind == Value::list) return v.items;
    if (v.kind == Value::tagged && v.items[0].kind == Value::list && std::strchr("tszd", v.word[0])) return v.items[0].items;
    throw Misfit("a list was given where the function takes something else");
}

// --- from a value to a type ------------------------------------------------------------------

template <class T, class = void> struct As;
template <class T> T as(const Value& v) { return As<T>::from(v); }

template <> struct As<bool> {
    static bool from(const Value& v) {
        if (v.kind != Value::boolean) throw Misfit("the function takes a bool, something else was given");
        return v.whole;
    }
};
template <class T> struct As<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
    static T from(const Value& v) {
        if (v.kind != Value::integer) throw Misfit("the function takes an integer, something else was given");
        if (v.whole < 0 && std::is_unsigned_v<T>) throw Misfit("a negative integer does not fit an unsigned type");
        if (static_cast<long long>(static_cast<T>(v.whole)) != v.whole) throw Misfit("an integer does not fit its type");
        return static_cast<T>(v.whole);
    }
};
template <class T> struct As<T, std::enable_if_t<std::is_floating_point_v<T>>> {
    static T from(const Value& v) {
        if (v.kind == Value::integer) return static_cast<T>(v.whole);
        if (v.kind != Value::real) throw Misfit("the function takes a number, something else was given");
        return static_cast<T>(v.number);
    }
};
template <> struct As<std::string> {
    static std::string from(const Value& v) {
        if (v.kind != Value::text) throw Misfit("the function takes a string, something else was given");
        return v.word;
    }
};
template <class T> struct As<std::optional<T>> {
    static std::optional<T> from(const Value& v) {
        return v.kind == Value::null ? std::nullopt : std::optional<T>(as<T>(v));
    }
};
template <class... T> struct As<std::tuple<T...>> {
    static std::tuple<T...> from(const Value& v) {
        const auto& items = items_of(v);
        if (items.size() != sizeof...(T)) throw Misfit("the function takes another number of values");
        return build(items, std::index_sequence_for<T...>());
    }
    template <size_t... I> static std::tuple<T...> build(const std::vector<Value>& items, std::index_sequence<I...>) {
        return std::tuple<T...>(as<T>(items[I])...);
    }
};
template <class A, class B> struct As<std::pair<A, B>> {
    static std::pair<A, B> from(const Value& v) {
        auto [a, b] = as<std::tuple<A, B>>(v);
        return {std::move(a), std::move(b)};
    }
};
template <class T, size_t N> struct As<std::array<T, N>> {
    static std::array<T, N> from(const Value& v) {
        const auto& items = items_of(v);
        if (items.size() != N) throw Misfit("the function takes another number of values");
        std::array<T, N> out;
        std::transform(items.begin(), items.end(), out.begin(), as<T>);
        return out;
    }
};
template <class C> struct Filled {  // any container that takes its values at the end
    static C from(const Value& v) {
        C out;
        for (const Value& item : items_of(v)) out.insert(out.end(), as<typename C::value_type>(item));
        return out;
    }
};
template <class K, class V, class M> struct Mapped {
    static M from(const Value& v) {
        M out;
        for (const Value& item : items_of(v)) out.insert(as<std::pair<K, V>>(item));
        return out;
    }
};
template <class T> struct As<std::vector<T>> : Filled<std::vector<T>> {};
template <class T> struct As<std::deque<T>> : Filled<std::deque<T>> {};
template <class T> struct As<std::list<T>> : Filled<std::list<T>> {};
template <class T> struct As<std::set<T>> : Filled<std::set<T>> {};
template <class T> struct As<std::unordered_set<T>> : Filled<std::unordered_set<T>> {};
template <class K, class V> struct As<std::map<K, V>> : Mapped<K, V, std::map<K, V>> {};
template <class K, class V> struct As<std::unordered_map<K, V>> : Mapped<K, V, std::unordered_map<K, V>> {};

}  // namespace judged
