"""The rules of the house that an import contract cannot say: what alone is allowed."""

from __future__ import annotations

import sys

import grimp
import pytest

DOMAIN_MAY_IMPORT = sys.stdlib_module_names | {"numpy"}
# Word files are opened and written beside workbooks, once something here does so.
WORD_ROOMS = ("scrutiny_desk.reading", "scrutiny_desk.exporting")
DATABASES_IN_THE_STANDARD_LIBRARY = {"sqlite3", "dbm", "shelve"}


@pytest.fixture(scope="module")
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("scrutiny_desk", include_external_packages=True, cache_dir=None)


def outside(imports: grimp.ImportGraph, module: str) -> set[str]:
    """The top-level packages from outside this project that `module` imports itself."""
    found = imports.find_modules_directly_imported_by(module)
    return {name.partition(".")[0] for name in found} - {"scrutiny_desk"}


def modules_in(imports: grimp.ImportGraph, package: str) -> set[str]:
    return {package} | imports.find_descendants(package)


def test_domain_imports_the_standard_library_and_numpy_alone(imports: grimp.ImportGraph) -> None:
    modules = modules_in(imports, "scrutiny_desk.domain")
    assert len(modules) > 5
    strangers = {
        module: beyond
        for module in modules
        if (beyond := outside(imports, module) - DOMAIN_MAY_IMPORT)
    }
    assert strangers == {}


def test_domain_keeps_no_database(imports: grimp.ImportGraph) -> None:
    keepers = {
        module
        for module in modules_in(imports, "scrutiny_desk.domain")
        if outside(imports, module) & DATABASES_IN_THE_STANDARD_LIBRARY
    }
    assert keepers == set()


def test_word_files_are_opened_in_reading_and_exporting_alone(imports: grimp.ImportGraph) -> None:
    elsewhere = {
        module
        for module in modules_in(imports, "scrutiny_desk")
        if "docx" in outside(imports, module)
        and not any(module == room or module.startswith(f"{room}.") for room in WORD_ROOMS)
    }
    assert elsewhere == set()


def test_qt_is_in_the_layout_modules_of_reading(imports: grimp.ImportGraph) -> None:
    with_qt = {
        module
        for module in modules_in(imports, "scrutiny_desk.reading")
        if outside(imports, module) & {"PySide6", "shiboken6", "pyqtgraph"}
    }
    assert {module.removeprefix("scrutiny_desk.reading.").split(".")[0] for module in with_qt} == {
        "layout"
    }
