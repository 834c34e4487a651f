package dev.rutter.language.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DangerousRestoresTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sudo rsync -a /backup/db/ /var/lib/app/db/",
                "rsync -a nas:/shop/ web1:/var/lib/shop/",
                "cp -a /mnt/copy/. /var/lib/grafana/",
                "mv restored /data/shop/",
                "tar xzf shop.tgz -C /var/lib/shop",
                "docker run --rm -v shop:/data -v $PWD:/b alpine tar xzf /b/shop.tgz -C /data",
                "cp backups/shop.db shop.db",
                "tar -xzOf before.tar.gz dump.sql | docker compose exec -T db psql -U app",
                "aws s3 cp s3://copies/shop.gz - | gunzip | kubectl exec -i db-0 -- psql shop",
                "zstd -dc shop.zst | sudo -u postgres pg_restore -d shop",
                "pg_dump shop | ssh db2 psql shop",
                "gpg -d shop.sql.gpg | PGPASSWORD=$PW mysql shop",
                "k3s server --cluster-reset --cluster-reset-restore-path=/snap.db",
                "kubeadm reset",
                "tool restore-db-from-copy --to prod",
                "shopctl restore-from-snapshot latest",
                "terraform apply -auto-approve",
                "terraform -chdir=prod apply -input=false -auto-approve",
                "pulumi up --yes",
                "php bin/dedupe.php --apply",
                "tools/prune-sites --limit=500 --execute"
            })
    void what_is_put_back_over_what_serves_is_grave(String command) {
        assertThat(DangerShapes.of(command).grave()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "./stop.sh",
                "./scripts/stop_stack.sh",
                "bash ops/stop_stack.sh --bots-only",
                "ops/teardown-all.sh",
                "./reset_db.sh",
                "./scripts/reset-cluster.sh",
                "chaos/pod-kill.sh",
                "make kind-chaos2"
            })
    void a_program_that_is_called_so_stops_or_empties_something(String command) {
        assertThat(DangerShapes.of(command).grave()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws rds restore-db-instance-from-db-snapshot --db-instance-identifier shop-2 --db-snapshot-identifier s1",
                "aws rds restore-db-cluster-to-point-in-time --db-cluster-identifier shop-2 --use-latest-restorable-time",
                "aws dynamodb restore-table-from-backup --target-table-name orders-2 --backup-arn $ARN",
                "cat app.log | grep mysql",
                "rsync -a build/ /srv/www/",
                "rsync -an /backup/ /var/lib/app/",
                "cp -a /var/lib/shop /root/shop-broken",
                "tar czf /backup/shop.tgz /var/lib/shop",
                "echo 'select 1' | psql",
                "cat migrations/001_add.sql | psql shop",
                "terraform apply tfplan",
                "terraform plan -out=tfplan",
                "pulumi preview",
                "php bin/dedupe.php",
                "tools/prune-sites --limit=20",
                "./cleanup.sh",
                "cp shop.conf /etc/shop/shop.conf"
            })
    void what_only_makes_a_copy_or_shows_is_not(String command) {
        assertThat(DangerShapes.of(command).grave()).isFalse();
    }
}
