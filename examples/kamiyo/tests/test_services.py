"""Both services' own tests, told to pytest; the build and the tests are bin/test."""

import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent


def test_both_services_pass_their_own_tests():
    ended = subprocess.run(["./bin/test"], cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "all tests passed" in ended.stdout


def test_every_migration_has_its_sql():
    folders = [each for each in (ROOT / "website/prisma/migrations").iterdir() if each.is_dir()]
    assert folders
    assert all((each / "migration.sql").is_file() for each in folders)
