"""The data files of `graph/data/`: the authority tables, and any CSV, YAML or line list.

The seven authority tables of `authority/` say which courts, judges, offices, office holders, bodies, places and
measures there are, and under which names; each row cites a public source and names its licence. `judges` has one row a
person (the last court), `holders` one row a tenure.
"""

from graph.tables.check import load_tables, read_tables
from graph.tables.files import authority_folder, data_folder, read_csv_rows, read_lines, read_mapping, read_yaml
from graph.tables.rows import BodyRow, CourtRow, HolderRow, JudgeRow, MeasureRow, OfficeRow, PlaceRow, Tables

__all__ = [
    "BodyRow",
    "CourtRow",
    "HolderRow",
    "JudgeRow",
    "MeasureRow",
    "OfficeRow",
    "PlaceRow",
    "Tables",
    "authority_folder",
    "data_folder",
    "load_tables",
    "read_csv_rows",
    "read_lines",
    "read_mapping",
    "read_tables",
    "read_yaml",
]
