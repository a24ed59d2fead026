#!/usr/bin/env python3
"""Counts what the test programs of several builds reported.

    tally.py [--broken=FOLDER]… FOLDER…

Reads each build folder's meson-logs/testlog.json and prints what failed, and as
its last line `N passed, N failed`. A case of a TAP program counts as one test,
any other program as one. A program that crashed, ran too long, broke off or
leaked counts as one more failed test. Exits with 1 if a test failed or none ran.
"""

import json
import pathlib
import re
import sys

CASE = re.compile(r'^(not )?ok\b\s*\d*\s*(?:- )?([^#]*)(?:#\s*(\w+))?', re.IGNORECASE)


def tally(run):
    """Returns (passed, failed names, skipped) of one test program."""
    name, result, out = run['name'], run['result'], run.get('stdout') or ''
    passed, failed, skipped = 0, [], 0
    plan = re.search(r'^1\.\.(\d+)', out, re.MULTILINE)
    for line in out.splitlines() if plan else []:
        case = CASE.match(line)
        if not case:
            continue
        directive = (case[3] or '').upper()
        if directive == 'SKIP':
            skipped += 1
        elif case[1] and directive != 'TODO':
            failed.append(f'{name}: {case[2].strip()}')
        else:
            passed += 1

    complete = plan and passed + len(failed) + skipped == int(plan[1])
    if result in ('OK', 'EXPECTEDFAIL'):
        if not plan:
            passed += 1
    elif result == 'SKIP':
        if not plan or '# SKIP' in out.upper():
            skipped = max(skipped, 1)
        else:
            failed.append(f'{name}: ran no test')
    elif not (complete and failed and run.get('returncode') in (0, 1)):
        failed.append(f"{name}: {result.lower()}, exit status {run.get('returncode')}")
    return passed, failed, skipped


def main(arguments):
    passed, failed, skipped = 0, [], 0
    for argument in arguments:
        if argument.startswith('--broken='):
            failed.append(f"{argument.partition('=')[2]}: does not build")
            continue
        log = pathlib.Path(argument, 'meson-logs', 'testlog.json')
        if not log.exists():
            continue
        for line in log.read_text(encoding='utf-8', errors='replace').splitlines():
            more = tally(json.loads(line))
            passed += more[0]
            failed += [f'{argument}: {name}' for name in more[1]]
            skipped += more[2]

    if failed:
        print('\nFailed:')
        for name in failed:
            print(f'  {name}')
    elif not passed:
        print('\nNo test ran.')
    print(f'\n{passed} passed, {len(failed)} failed' + (f', {skipped} skipped' if skipped else ''))
    return 0 if passed and not failed else 1


sys.exit(main(sys.argv[1:]))
