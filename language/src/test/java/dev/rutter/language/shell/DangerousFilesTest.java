package dev.rutter.language.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerousFilesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "find . -type f | xargs rm",
                "find /srv -name x -exec rm {} \\;",
                "find /srv -type f -mtime +7 -exec shred -u {} +",
                "find . -name '*.bak' -execdir rm -- {} +",
                "sudo find /var/lib/shop -type f -exec sudo rm {} \\;",
                "find /srv -exec sh -c 'rm \"$1\"' _ {} \\;",
                "find /srv/old -exec truncate -s 0 {} \\;",
                "ls | parallel rm",
                "ls *.bak | parallel -j 4 rm {}",
                "cat list.txt | xargs -n 1 -P 4 rm",
                "cat list.txt | xargs -I{} rm {}",
                "cat list.txt | xargs -I % sh -c 'rm %'",
                "find . -print0 | xargs -0 rm",
                "find . -print0 | xargs -0 kubectl delete -f",
                "git ls-files -o | xargs -d '\\n' rm",
                "fd -e bak -x rm",
                "cat list.txt | while read f; do rm \"$f\"; done",
                "Get-ChildItem *.bak | Remove-Item",
                "forfiles /p D:\\logs /d -30 /c \"cmd /c del @path\"",
                "rsync -avz --delete ./dist/ web@host:/srv/www/",
                "rsync -a --delete-after src/ dst/",
                "rsync -a --del src/ dst/",
                "rclone sync ./dist remote:bucket",
                "rclone -v sync ./dist remote:bucket",
                "aws s3 sync ./dist s3://shop --delete",
                "gsutil -m rsync -r -d ./dist gs://shop",
                "gcloud storage rsync ./dist gs://shop --delete-unmatched-destination-objects --recursive",
                "azcopy sync ./dist https://shop.blob.core.windows.net/web --delete-destination=true",
                "robocopy C:\\a D:\\b /MIR",
                "mc mirror --remove ./dist shop/web",
                "lftp -e \"mirror -R --delete dist /www; quit\" shop.example.com",
                "> /var/log/app.log",
                ": > /var/log/app.log",
                "echo -n > /srv/shop/state",
                "cat /dev/null > /srv/shop/state",
                "cp /dev/null /srv/shop/state",
                "sudo sh -c '> /var/log/app.log'",
                "cd /srv && > /srv/shop.db",
                "truncate -s 0 app.db",
                "truncate --size=0 app.db",
                "truncate -c -s 0 app.db",
                "mv /srv/data /dev/null",
                "dd of=/dev/sda bs=4M",
                "cat shop.img > /dev/sda",
                "xzcat shop.img.xz | sudo tee /dev/nvme0n1",
                "cp shop.img /dev/sdb",
                "blkdiscard /dev/sdb",
                "wipefs -a /dev/sdb"
            })
    void what_deletes_or_empties_files_through_another_program_destroys(String command) {
        assertThat(DangerShapes.of(command).grave()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm -f /tmp/x",
                "rm old.txt",
                "find /tmp/shop -name '*.tmp' -exec rm {} \\;",
                "ls /tmp/shop/* | xargs rm",
                "find . -name '*.sh' -exec chmod +x {} +",
                "find . -type f | xargs grep -l rm",
                "find . -type f | xargs grep rm",
                "cat list | xargs echo rm",
                "ls | parallel gzip",
                "docker ps | xargs -n1 docker run --rm",
                "rsync -avz ./dist/ web@host:/srv/www/",
                "rsync -avzn --delete ./dist/ web@host:/srv/www/",
                "rsync -avz --delete --dry-run ./dist/ web@host:/srv/www/",
                "rclone copy ./dist remote:bucket",
                "rclone sync --dry-run ./dist remote:bucket",
                "aws s3 sync ./dist s3://shop",
                "aws s3 sync ./dist s3://shop --delete --dryrun",
                "./bin/check > /dev/null",
                "./bin/check > /var/log/check.log 2>&1",
                "./bin/check &> /var/log/check.log",
                "> /dev/null",
                ": > /tmp/state",
                "echo hello >> /var/log/app.log",
                ">> /var/log/app.log",
                "echo \"x\" > /etc/app.conf",
                "cat a.txt > /dev/null",
                "mv a.txt b.txt",
                "mv a /srv/b 2> /dev/null",
                "mv a /srv/b 2>/dev/null",
                "mv /srv/new /srv/current && ls > /dev/null",
                "dd if=/dev/zero of=spare.bin count=1",
                "lsblk /dev/sda",
                "cp a.txt b.txt",
                "parallel ./bin/check ::: a b",
                "git rm --cached x",
                "git ls-files | xargs git rm --cached",
                "mv a /srv/b 2> /dev/null",
                "cp /dev/sda1 backup.img"
            })
    void what_runs_other_commands_or_copies_does_not(String command) {
        assertThat(DangerShapes.of(command).grave()).isFalse();
    }
}
