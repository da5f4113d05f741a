"""The steps of tools/setup: system packages, source packages into the cache, browser-test modules.

Everything is checked first; nothing is printed or touched when nothing is missing.
"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEPENDENCIES = json.loads((ROOT / "cmake/dependencies.json").read_text(encoding="utf-8"))
# The parts of "test" that the window's own test and the test against flashing need.
PACKAGES = dict(DEPENDENCIES["packages"], window=["xvfb"], film=["command:ffmpeg:ffmpeg"])
GROUPS = {"native": ["imgui"], "web": ["sdl2"], "window": [], "film": [], "test": [], "bench": [], "tidy": []}  # their source packages
WEB_TESTS = ROOT / "tests/web"
APT_HELPER = "/usr/lib/apt/apt-helper"


def cache() -> pathlib.Path:
    if os.environ.get("THREE_CLOCKS_CACHE"):
        return pathlib.Path(os.environ["THREE_CLOCKS_CACHE"])
    base = os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache"
    return pathlib.Path(base) / "three-clocks"


def refuse(what: str, mend: str) -> None:
    sys.exit(f"tools/setup: {what}\n  Mend: {mend}")


def as_root() -> list:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        return ["sudo"]
    return None


# --- system packages ------------------------------------------------------------------------------------------------


def missing_packages(groups) -> list:
    wanted = []
    for group in groups:
        for entry in PACKAGES[group]:
            if entry.startswith("command:"):  # command:<name>:<package>: any provider of the command will do
                _, command, package = entry.split(":")
                if not shutil.which(command):
                    wanted.append(package)
            else:
                wanted.append(entry)
    wanted = list(dict.fromkeys(wanted))
    if not wanted:
        return []
    query = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted],
                           capture_output=True, text=True)
    have = {line.split()[0] for line in query.stdout.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in have]


def install(packages: list) -> None:
    sudo = as_root()
    names = " ".join(packages)
    if sudo is None:
        refuse(f"packages are missing and this user may not install them: {names}",
               f"as root: apt-get install {names}")
    print(f"Installing {len(packages)} packages: {names}", flush=True)
    env_prefix = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive"]
    command = [*env_prefix, "apt-get", "-q", "-y", "--no-install-recommends", "install", *packages]
    simulate = ["apt-get", "-qq", "--no-install-recommends", "-s", "install", *packages]
    known = subprocess.run(simulate, capture_output=True).returncode == 0
    if known and subprocess.run(command).returncode == 0:
        return
    subprocess.run([*env_prefix, "apt-get", "-q", "update"])
    if subprocess.run(command).returncode != 0:
        refuse(f"apt-get could not install: {names}",
               "read apt's message above; check the network, the package sources in /etc/apt and the free space, "
               "then run tools/setup again.")


# --- source packages ------------------------------------------------------------------------------------------------


def mirrors() -> list:
    """The archives this machine itself installs from, in whatever form its sources are written."""
    listing = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)"],
                             capture_output=True, text=True).stdout
    found = [line.split()[0] for line in listing.splitlines()
             if line.endswith(" main") and "security" not in line and "updates" not in line]
    return list(dict.fromkeys(found))


def fetch_source(name: str) -> None:
    entry = DEPENDENCIES["sources"][name]
    target = cache() / f"{name}-{entry['version']}"
    tarball, source = entry["tarball"], entry["debian_source"]
    print(f"Fetching the source of {entry['title']} {entry['version']}", flush=True)
    if not mirrors():
        subprocess.run([*(as_root() or []), "apt-get", "-q", "update"])
    prefix = source[:4] if source.startswith("lib") else source[0]
    cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache()) as scratch:
        scratch = pathlib.Path(scratch)
        file = scratch / tarball
        tried = []
        for mirror in mirrors():
            url = f"{mirror.rstrip('/')}/pool/main/{prefix}/{source}/{tarball}"
            tried.append(url)
            got = subprocess.run([APT_HELPER, "-o", "APT::Sandbox::User=root", "download-file", url, str(file),
                                  f"SHA256:{entry['sha256']}"])
            if got.returncode == 0 and file.exists():
                break
            file.unlink(missing_ok=True)
        if not file.exists():
            refuse(f"{tarball} ({entry['title']}) could not be fetched; tried {', '.join(tried) or 'no archive'}",
                   f"check the network and run tools/setup again, or unpack that file yourself as {target} "
                   f"and create {target}/.complete, or configure CMake with -DTC_FETCH=ON.")
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        if digest != entry["sha256"]:
            refuse(f"{tarball} has SHA-256 {digest} instead of {entry['sha256']}",
                   "somebody changed the file on the way; do not use it. Try another mirror.")
        with tarfile.open(file) as archive:
            archive.extractall(scratch / "out")
        (folder,) = (scratch / "out").iterdir()
        (folder / ".complete").touch()
        shutil.rmtree(target, ignore_errors=True)
        folder.rename(target)


# --- browser-test modules -------------------------------------------------------------------------------------------


def modules_key() -> str:
    return hashlib.sha256((WEB_TESTS / "package-lock.json").read_bytes()).hexdigest()


def modules_ready() -> bool:
    stamp = WEB_TESTS / "node_modules/.three-clocks"
    return stamp.exists() and stamp.read_text() == modules_key()


def install_modules() -> None:
    print("Installing the modules of the browser tests", flush=True)
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=WEB_TESTS)
    if done.returncode != 0:
        names = ", ".join(json.loads((WEB_TESTS / "package.json").read_text())["devDependencies"])
        refuse(f"npm could not install {names}",
               "read npm's message above; check the network and 'npm config get registry', then run tools/setup again.")
    (WEB_TESTS / "node_modules/.three-clocks").write_text(modules_key())


def main() -> None:
    asked = sys.argv[1:] or ["native"]
    if "all" in asked:
        asked = list(GROUPS)
    unknown = [name for name in asked if name not in GROUPS]
    if unknown:
        sys.exit(f"tools/setup: no group {' '.join(unknown)}. Usage: tools/setup [{'|'.join(GROUPS)}|all]...")
    if not shutil.which("apt-get"):
        refuse("this machine has no apt-get",
               "install a C++20 compiler, CMake, Ninja, SDL 2, libzip, Python 3 with fonttools and the Inter fonts, "
               "then configure CMake with -DTC_FETCH=ON.")
    groups = list(dict.fromkeys(["native", *asked]))

    packages = missing_packages(groups)
    sources = [name for group in groups for name in GROUPS[group]
               if not (cache() / f"{name}-{DEPENDENCIES['sources'][name]['version']}/.complete").exists()]
    if packages:
        install(packages)
    for name in sources:
        fetch_source(name)
    if "test" in groups and not modules_ready():
        install_modules()
    if packages or sources:
        print("Setup complete", flush=True)


if __name__ == "__main__":
    main()
