"""Measurements, one file a question; `make bench DATA=dir` runs them all.

A benchmark is a module here with a docstring that asks the question and a function
`main(data: Path, out: Path) -> None`. `data` is the folder that DATA names, with the inputs that
are too large or not free enough for the project; results are written below `out`, a folder of
benchmarks/results/ named after the date and the machine, and kept in the repository.
"""
