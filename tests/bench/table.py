#!/usr/bin/env python3
"""Prints what the benchmarks measured as one table.

    table.py BUILD_FOLDER

A benchmark prints a line `WORK: MEASURED; reference REFERENCE; ratio RATIO` for each thing
that it measured; lines that begin with a blank are notes to the one above.
"""

import json
import pathlib
import re
import sys
import unicodedata

LINE = re.compile(r'(?P<work>[^:]+): (?P<measured>[^;]+)(?:; reference (?P<reference>[^;]+))?(?:; ratio (?P<ratio>.+))?$')


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in text)


def main(folder):
    rows, notes, bad = [('work', 'measured', 'reference', 'ratio')], {}, []
    log = pathlib.Path(folder, 'meson-logs', 'benchmarklog.json')
    if not log.exists():
        log = log.with_name('testlog.json')
    for run in map(json.loads, log.read_text(encoding='utf-8').splitlines()):
        if run['result'] != 'OK':
            bad.append(run['name'])
        for line in (run['stdout'] or '').splitlines():
            match = LINE.match(line)
            if match and not line.startswith(' '):
                rows.append(tuple(text or '' for text in match.groups()))
            elif line.strip():
                notes.setdefault(len(rows) - 1, []).append(line.strip())

    widths = [max(width(row[column]) for row in rows) for column in range(4)]
    for number, row in enumerate(rows):
        print('  '.join(text + ' ' * (widths[column] - width(text)) for column, text in enumerate(row)).rstrip())
        if number == 0:
            print('  '.join('-' * w for w in widths))
        for note in notes.get(number, []):
            print('    ' + note)
    for name in bad:
        print(f'{name} did not finish')
    return 1 if bad or len(rows) == 1 else 0


sys.exit(main(sys.argv[1]))
