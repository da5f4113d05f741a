"""The window on a real display: opens, rests when nothing changes, closes when asked and keeps the view."""
import ctypes
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

ROOT = pathlib.Path(os.environ.get("THREE_CLOCKS_ROOT", pathlib.Path(__file__).resolve().parents[2]))
PROGRAM = os.environ.get("THREE_CLOCKS_PROGRAM", str(ROOT / "build/debug/threeclocks"))
PATIENCE_S = 120  # for what comes sooner or later, also on a busy machine
REST_S = 2  # so long not one frame is drawn
KEY_END, KEY_L = 0xFF57, 0x006C  # X keysyms


class Screen:
    """Xvfb on a free display, and a client of it that presses keys in the program's window."""

    class KeyEvent(ctypes.Structure):
        _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                    ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("root", ctypes.c_ulong),
                    ("subwindow", ctypes.c_ulong), ("time", ctypes.c_ulong), ("x", ctypes.c_int), ("y", ctypes.c_int),
                    ("x_root", ctypes.c_int), ("y_root", ctypes.c_int), ("state", ctypes.c_uint),
                    ("keycode", ctypes.c_uint), ("same_screen", ctypes.c_int), ("rest", ctypes.c_long * 24)]

    def __init__(self):
        reader, writer = os.pipe()
        try:
            self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24",
                                            "-nolisten", "tcp"], pass_fds=(writer,), stdout=subprocess.DEVNULL,
                                           stderr=subprocess.DEVNULL)
        except FileNotFoundError:
            raise AssertionError("no Xvfb on this system: tools/setup window") from None
        finally:
            os.close(writer)
        with os.fdopen(reader) as number:
            self.name = f":{number.readline().strip()}"
        x11 = self.x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        x11.XDefaultRootWindow.argtypes = x11.XFree.argtypes = [ctypes.c_void_p]
        x11.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
        x11.XKeysymToKeycode.restype = ctypes.c_ubyte
        x11.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p,
                                   ctypes.c_void_p]
        x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
        x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
        x11.XFetchName.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
        x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
        self.display = x11.XOpenDisplay(self.name.encode())
        if not self.display:
            raise AssertionError(f"Xvfb does not answer on {self.name}")
        self.root = x11.XDefaultRootWindow(self.display)

    def window(self, title):
        """The top window with this title, or None."""
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        self.x11.XQueryTree(self.display, self.root, ctypes.byref(root), ctypes.byref(parent), ctypes.byref(children),
                            ctypes.byref(count))
        found = None
        for child in (children[i] for i in range(count.value)):
            name = ctypes.c_char_p()
            if self.x11.XFetchName(self.display, child, ctypes.byref(name)) and name.value == title:
                found = child
        if children:
            self.x11.XFree(children)
        return found

    def press(self, window, keysym):
        keycode = self.x11.XKeysymToKeycode(self.display, keysym)
        for kind, mask in ((2, 1), (3, 2)):  # KeyPress, KeyRelease
            event = self.KeyEvent(type=kind, display=self.display, window=window, root=self.root, keycode=keycode,
                                  same_screen=1)
            self.x11.XSendEvent(self.display, window, 1, mask, ctypes.byref(event))
        self.x11.XSync(self.display, 0)

    def close(self):
        self.x11.XCloseDisplay(self.display)
        self.server.terminate()
        self.server.wait()


class Running:
    """The program with its window open. It says how many frames it has drawn whenever it comes to rest."""

    def __init__(self, screen, home, *words):
        env = {key: value for key, value in os.environ.items() if key not in ("WAYLAND_DISPLAY", "SDL_VIDEODRIVER")}
        env.update(DISPLAY=screen.name, XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, THREE_CLOCKS_COUNT_FRAMES="1")
        self.process = subprocess.Popen([PROGRAM, "window", *words], env=env, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        self.lines, self.news = [], threading.Condition()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        for line in self.process.stderr:
            with self.news:
                self.lines.append(line)
                self.news.notify_all()

    def frames(self):
        return json.loads(self.lines[-1])["frames"] if self.lines else 0

    def at_rest(self, more_than=0):
        """Waits until more frames than that are drawn and then none for REST_S. Returns their number."""
        end = time.monotonic() + PATIENCE_S
        with self.news:
            while time.monotonic() < end:
                before = len(self.lines)
                said_more = self.news.wait_for(lambda: len(self.lines) > before, REST_S)
                if not said_more and self.frames() > more_than:
                    return self.frames()
        raise AssertionError(f"no rest within {PATIENCE_S} s: {''.join(self.lines)[-2000:]}")

    def end(self, how=signal.SIGTERM):
        """Asks it to close. Returns the exit code and what it said, without the counts."""
        self.process.send_signal(how)
        code = self.process.wait(PATIENCE_S)
        self.reader.join()
        said = self.process.stdout.read() + "".join(line for line in self.lines if not line.startswith('{"frames":'))
        return code, said

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.reader.join()
        self.process.stdout.close()
        self.process.stderr.close()


@unittest.skipUnless(sys.platform == "linux", "a window of the X Window System")
class Window(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        words = json.loads((ROOT / "assets/strings/en/timeline.json").read_text(encoding="utf-8"))
        cls.title = words["app.name"].encode()
        cls.screen = Screen()
        cls.addClassCleanup(cls.screen.close)

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = folder.name

    def kept(self):
        """The state as the program has stored it, or nothing."""
        file = pathlib.Path(self.home, "three-clocks/state.txt")
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    def test_draws_nothing_while_nothing_changes_and_closes_when_asked(self):
        for how in (signal.SIGTERM, signal.SIGINT):
            with Running(self.screen, self.home, "--at", "40min") as program:
                frames = program.at_rest()
                self.assertGreater(frames, 0)
                self.assertIsNotNone(self.screen.window(self.title))
                self.assertEqual(program.end(how), (0, ""))
                self.assertEqual(program.frames(), frames, "closing draws nothing")
            self.assertEqual(self.kept(), {}, "nothing was changed, so nothing is written")

    def test_the_view_is_kept_for_the_next_start(self):
        with Running(self.screen, self.home, "--at", "40min") as program:
            frames = program.at_rest()
            self.screen.press(self.screen.window(self.title), KEY_END)
            program.at_rest(more_than=frames)
            self.assertEqual(program.end(), (0, ""))
        first = self.kept()
        self.assertEqual((first["time_min"], first["all_labels"]), (20160, False))
        with Running(self.screen, self.home) as program:
            frames = program.at_rest()
            self.screen.press(self.screen.window(self.title), KEY_L)
            program.at_rest(more_than=frames)
            self.assertEqual(program.end(), (0, ""))
        # Only what was changed after the second start is new: the rest came from the first.
        self.assertEqual(self.kept(), dict(first, all_labels=True))


if __name__ == "__main__":
    unittest.main()
