"""Runs a program at a terminal of its own: at-terminal.py COMMAND... ; types one line of standard input per prompt it sees."""
import os, pty, sys

answers = sys.stdin.read().splitlines()
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
seen = b""
asked = 0
while True:
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        break
    if not chunk:
        break
    seen += chunk
    while seen.count(b"[q]uit: ") > asked:
        answer = answers[asked] if asked < len(answers) else "q"
        os.write(terminal, b"\x03" if answer == "^C" else answer.encode() + b"\r")
        asked += 1
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(status) & 0xFF)
