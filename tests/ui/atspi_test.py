#!/usr/bin/env python3
"""The real program under a real accessibility bus, as a screen reader meets it.

atspi_test.py PARLANCE [--dump]

Starts itself anew inside dbus-run-session and xvfb-run, the window in it, and a guest who says
something; reads the tree over AT-SPI, and waits for what the window says by itself.
"""

import os
import queue
import subprocess
import sys
import tempfile
import threading
import time

PATIENCE_S = 60
PROGRAM = sys.argv[1]
ROLES_WITHOUT_NAME = {  # Containers, which say what they are by what is in them.
    'filler', 'panel', 'layered pane', 'split pane', 'scroll pane', 'viewport', 'menu bar',
    'separator', 'scroll bar', 'table cell', 'status bar', 'page tab list', 'tool bar', 'unknown',
    'notification',
}


def begin_anew():
    home = tempfile.mkdtemp(prefix='parlance-atspi-')
    env = dict(os.environ, PARLANCE_ATSPI_HOME=home, HOME=home, XDG_CONFIG_HOME=home, XDG_DATA_HOME=home,
               XDG_RUNTIME_DIR=home, LANG='C.UTF-8', LC_ALL='C.UTF-8', QT_QPA_PLATFORM='xcb',
               QT_LINUX_ACCESSIBILITY_ALWAYS_ON='1', QT_ACCESSIBILITY='1')
    inside = ['xvfb-run', '-a', 'dbus-run-session', '--', sys.executable, *sys.argv]
    done = subprocess.run(inside, env=env, check=False)
    subprocess.run(['rm', '-rf', home], check=True)
    sys.exit(done.returncode)


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            found = condition()
        except GLib.GError:
            found = None  # What was asked about has gone meanwhile.
        if found:
            return found
        time.sleep(0.1)
    raise SystemExit(f'not there after {PATIENCE_S} s: {what}')


def children(node):
    return [child for child in (node.getChildAtIndex(i) for i in range(node.childCount)) if child]


def walk(node, depth=0):
    yield depth, node
    for child in children(node):
        yield from walk(child, depth + 1)


def is_shown(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def check_tree(application):
    """Each control that is shown has a name and a role that says what it is."""
    wrong = []
    count = 0
    for depth, node in walk(application):
        role = node.getRoleName()
        if '--dump' in sys.argv:
            print('  ' * depth + f'{role}: {node.name!r}')
        if not is_shown(node):
            continue
        count += 1
        if role not in ROLES_WITHOUT_NAME and not node.name:
            parent = node.parent
            if parent.getRoleName() in ('combo box', 'spin button', 'page tab list'):
                continue  # Part of a control that has the name.
            wrong.append(f'{role} in {parent.getRoleName()} {parent.name!r}')
    assert count > 40, f'only {count} nodes are shown'
    assert not wrong, 'without a name: ' + ', '.join(wrong)


def named(application, role, name):
    return [node for _, node in walk(application) if node.getRoleName() == role and node.name.startswith(name) and is_shown(node)]


def main():
    heard = queue.Queue()

    def listen(event):
        if event.detail1 and event.source and event.source.getRole() == pyatspi.ROLE_NOTIFICATION:
            heard.put(event.source.name)

    pyatspi.Registry.registerEventListener(listen, 'object:state-changed:showing')
    # A program tells the bus of itself as soon as somebody listens.
    window = subprocess.Popen([PROGRAM, '--host', '--listen', '127.0.0.1', '--port', '0'])
    try:
        desktop = pyatspi.Registry.getDesktop(0)
        application = wait_for('the program', lambda: next((one for one in children(desktop) if one.name == 'parlance'), None))
        (message,) = wait_for('the composer', lambda: named(application, 'text', 'Message') or named(application, 'editable text', 'Message'))
        assert 'Enter' in message.description, message.description
        wait_for('the connection', lambda: named(application, 'push button', 'Connection: WebSocket'))
        (address,) = wait_for('the address', lambda: named(application, 'label', 'Address of the room'))
        wait_for('names', lambda: check_tree(application) or True)
        wait_for('the menus', lambda: [node for _, node in walk(application) if node.getRoleName() == 'menu item' and node.name == 'Room'])
        url = address.description
        assert url.startswith('http://127.0.0.1:'), f'no address to join at: {url!r}'
        threading.Thread(target=pyatspi.Registry.start, daemon=True).start()
        # With a home of his own, or he would be the same person.
        elsewhere = os.path.join(os.environ['HOME'], 'bo')
        bo = dict(os.environ, HOME=elsewhere, XDG_CONFIG_HOME=elsewhere, XDG_DATA_HOME=elsewhere)
        said = subprocess.run([PROGRAM, 'say', url, 'good evening', '--name', 'Bo'], env=bo, check=False, capture_output=True, text=True)
        assert said.returncode == 0, said.stderr
        try:
            while not (heard.get(timeout=PATIENCE_S)).startswith('Bo'):
                pass  # What was wrong for a moment is read out, too.
        except queue.Empty:
            raise SystemExit('the message was not announced') from None
        wait_for('the message', lambda: [item for item in named(application, 'list item', 'Bo') if item.name.endswith('good evening')])
    finally:
        window.terminate()
        window.wait(PATIENCE_S)


if 'PARLANCE_ATSPI_HOME' not in os.environ:
    begin_anew()
import pyatspi  # noqa: E402  It looks for the bus when it is loaded.
from gi.repository import GLib  # noqa: E402

main()
