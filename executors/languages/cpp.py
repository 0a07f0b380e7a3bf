"""C++17 by the host's g++. Needs level 3: a compiler wants a scratch folder and programs of its own."""

from executors.languages.types import HEADERS, Compiler, Language

# What a prepared header and the program that uses it must have in common.
_GXX = ("/usr/bin/g++", "-std=c++17", "-O2", "-pipe", "-pthread", "-fPIC")

CPP = Language(
    name="cpp",
    suffixes=(".cpp", ".cc", ".cxx"),
    self_test="#include <iostream>\nint main() { std::cout << std::cin.rdbuf(); }\n",
    boot_s=30.0,
    least_level=3,
    compiler=Compiler(
        command=(
            *_GXX, f"-I{HEADERS}", "-fmax-errors=5", "-ftemplate-depth=512",
            "-shared", "-Wl,-Bsymbolic", "-o", "program.so", "main.cpp",
        ),
        source_name="main.cpp",
        made="program.so",
        programs=("g++", "as", "ld"),
        folders=("/usr/include", "/usr/lib/gcc", "/usr/libexec/gcc"),
        header_command=(*_GXX, "-x", "c++-header", "-o", "header.gch", "header.hpp"),
    ),
)  # fmt: skip
