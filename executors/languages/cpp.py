"""C++17 by the host's g++. Needs level 3: a compiler wants a scratch folder and programs of its own."""

from executors.languages.types import Compiler, Language

CPP = Language(
    name="cpp",
    suffixes=(".cpp", ".cc", ".cxx"),
    self_test="#include <iostream>\nint main() { std::cout << std::cin.rdbuf(); }\n",
    boot_s=30.0,
    least_level=3,
    compiler=Compiler(
        command=(
            "/usr/bin/g++", "-std=c++17", "-O2", "-pipe", "-pthread", "-fPIC", "-shared", "-Wl,-Bsymbolic",
            "-fmax-errors=5", "-ftemplate-depth=512", "-o", "program.so", "main.cpp",
        ),
        source_name="main.cpp",
        made="program.so",
        programs=("g++", "as", "ld"),
        folders=("/usr/include", "/usr/libexec/gcc"),
    ),
)  # fmt: skip
