"""How long python3-icalendar takes to read a calendar and to print it again, and the most memory that it had.

Run by hand, beside bench_ical_memory on the same file:
  build/release/tests/bench/bench_ical_memory /tmp/large.ics write
  build/release/tests/bench/bench_ical_memory /tmp/large.ics
  /usr/bin/python3 tests/bench/ical_python.py /tmp/large.ics
"""

import pathlib
import resource
import sys
import time

import icalendar


def main(path):
    text = pathlib.Path(path).read_bytes().decode()
    start = time.perf_counter()
    calendar = icalendar.Calendar.from_ical(text)
    read = time.perf_counter()
    printed = calendar.to_ical()
    done = time.perf_counter()
    print(f"python3-icalendar {icalendar.__version__}: {len(text.encode())} bytes, "
          f"{len(calendar.walk('VEVENT'))} events")
    print(f"read in {read - start:.2f} s, printed {len(printed)} bytes in {done - read:.2f} s, "
          f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss} kB at most")


if __name__ == "__main__":
    main(sys.argv[1])
