// Calls a C++ function with the arguments of one case and writes its value to descriptor 3. The types are those
// of the submission's own function. The first line of the input is `call N` or `decode N`: N is -1 for the returned
// value, or the number of the argument that is changed in place. Stands behind arguments.hpp.

namespace judged {

// --- from a type to text ---------------------------------------------------------------------

template <class T, class = void> struct Put;
template <class T> void put(std::string& out, const T& value) { Put<T>::to(out, value); }

template <class C> void put_items(std::string& out, const C& values) {
    out += '[';
    bool first = true;
    for (const auto& value : values) {
        if (!first) out += ',';
        first = false;
        put<typename C::value_type>(out, value);
    }
    out += ']';
}
template <> struct Put<bool> {
    static void to(std::string& out, bool v) { out += v ? "true" : "false"; }
};
template <class T> struct Put<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
    static void to(std::string& out, T v) { out += std::to_string(+v); }
};
template <class T> struct Put<T, std::enable_if_t<std::is_floating_point_v<T>>> {
    static void to(std::string& out, T v) {
        if (std::isnan(v)) { out += "NaN"; return; }
        if (std::isinf(v)) { out += v < 0 ? "-Infinity" : "Infinity"; return; }
        char digits[64];
        std::snprintf(digits, sizeof digits, "%.17g", static_cast<double>(v));
        out += digits;
        if (!std::strpbrk(digits, ".e")) out += ".0";
    }
};
template <> struct Put<std::string> {
    static void to(std::string& out, const std::string& text) {
        out += '"';
        for (unsigned char c : text) {
            char code[8];
            if (c == '"' || c == '\\') out += '\\', out += char(c);
            else if (c < 0x20) std::snprintf(code, sizeof code, "\\u%04x", c), out += code;
            else out += char(c);
        }
        out += '"';
    }
};
template <class T> struct Put<std::optional<T>> {
    static void to(std::string& out, const std::optional<T>& v) { v ? put<T>(out, *v) : void(out += "null"); }
};
template <class... T> struct Put<std::tuple<T...>> {
    static void to(std::string& out, const std::tuple<T...>& v) {
        out += "{\"t\":[";
        std::apply([&out](const T&... part) { size_t i = 0; ((out += i++ ? "," : "", put<T>(out, part)), ...); }, v);
        out += "]}";
    }
};
template <class A, class B> struct Put<std::pair<A, B>> {
    static void to(std::string& out, const std::pair<A, B>& v) { put(out, std::tuple<A, B>(v.first, v.second)); }
};
template <class C> struct PutList {
    static void to(std::string& out, const C& v) { put_items(out, v); }
};
template <class C> struct PutSet {
    static void to(std::string& out, const C& v) { out += "{\"s\":"; put_items(out, v); out += '}'; }
};
template <class C> struct PutMap {
    static void to(std::string& out, const C& v) {
        out += "{\"d\":[";
        bool first = true;
        for (const auto& [key, value] : v) {
            out += first ? "[" : ",[";
            first = false;
            put(out, key);
            out += ',';
            put(out, value);
            out += ']';
        }
        out += "]}";
    }
};
template <class T> struct Put<std::vector<T>> : PutList<std::vector<T>> {};
template <class T> struct Put<std::deque<T>> : PutList<std::deque<T>> {};
template <class T> struct Put<std::list<T>> : PutList<std::list<T>> {};
template <class T, size_t N> struct Put<std::array<T, N>> : PutList<std::array<T, N>> {};
template <class T> struct Put<std::set<T>> : PutSet<std::set<T>> {};
template <class T> struct Put<std::unordered_set<T>> : PutSet<std::unordered_set<T>> {};
template <class K, class V> struct Put<std::map<K, V>> : PutMap<std::map<K, V>> {};
template <class K, class V> struct Put<std::unordered_map<K, V>> : PutMap<std::unordered_map<K, V>> {};

// --- the call --------------------------------------------------------------------------------

inline void send(const std::string& frame) {
    for (size_t sent = 0; sent < frame.size();) {
        ssize_t n = ::write(3, frame.data() + sent, frame.size() - sent);
        if (n <= 0) std::_Exit(70);
        sent += static_cast<size_t>(n);
    }
}

inline int failed(const char* names, const char* what) {
    std::fprintf(stderr, "the call ended with an exception: %s\n", what);
    send(std::string("[\"raised\",{\"r\":[") + names + ",\"Exception\",\"BaseException\"]}]");
    return 0;
}

template <class Tuple, size_t... I> void put_argument(std::string& out, const Tuple& args, int which, std::index_sequence<I...>) {
    ((which == int(I) ? put<std::tuple_element_t<I, Tuple>>(out, std::get<I>(args)) : void()), ...);
}

template <class R, class... A, size_t... I>
std::string answer(R (*function)(A...), std::tuple<std::decay_t<A>...>& args, int target, std::index_sequence<I...> order) {
    std::string out = "[\"value\",";
    if constexpr (std::is_void_v<R>) {
        function(static_cast<A&&>(std::get<I>(args))...);
        if (target < 0) out += "null";
    } else {
        const std::decay_t<R> returned = function(static_cast<A&&>(std::get<I>(args))...);
        if (target < 0) put(out, returned);
    }
    put_argument(out, args, target, order);
    return out + "]";
}

template <class R, class... A> int run(R (*function)(A...)) {
    std::string source{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    const size_t line = source.find('\n');
    const bool decode_only = source[0] == 'd';
    const int target = std::atoi(source.c_str() + source.find(' '));
    std::optional<std::tuple<std::decay_t<A>...>> args;
    try {
        args = as<std::tuple<std::decay_t<A>...>>(Reader(source = source.substr(line + 1)).value());
    } catch (const Misfit& misfit) {
        std::fprintf(stderr, "the function's parameters do not fit the arguments: %s\n", misfit.what());
        return 1;
    }
    if (decode_only) { send("[\"value\",null]"); return 0; }
    try {
        send(answer(function, *args, target, std::index_sequence_for<A...>()));
    } catch (const std::invalid_argument& error) { return failed("\"ValueError\"", error.what());
    } catch (const std::domain_error& error) { return failed("\"ValueError\"", error.what());
    } catch (const std::out_of_range& error) { return failed("\"IndexError\",\"LookupError\"", error.what());
    } catch (const std::overflow_error& error) { return failed("\"OverflowError\",\"ArithmeticError\"", error.what());
    } catch (const std::bad_alloc& error) { return failed("\"MemoryError\"", error.what());
    } catch (const std::exception& error) { return failed("\"RuntimeError\"", error.what());
    }
    return 0;
}

}  // namespace judged
