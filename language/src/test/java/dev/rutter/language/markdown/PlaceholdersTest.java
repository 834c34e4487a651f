package dev.rutter.language.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What must be replaced before a command may run, however it is marked.
class PlaceholdersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "./release --to=[stage] --tag [tag] | [tag], [stage]",
                "docker push shop:%TAG%             | %TAG%",
                "sed s/@@TAG@@/x/ shop.tmpl         | @@TAG@@",
                "make @VERSION@ __HOST__            | @VERSION@, __HOST__",
                "./release ENVIRONMENT              | ENVIRONMENT",
                "docker push shop:VERSION           | VERSION",
                "curl -f https://HOSTNAME/health    | HOSTNAME",
                "curl -X GET https://HOSTNAME/x     | HOSTNAME",
                "kubectl -n NAMESPACE get pods      | NAMESPACE",
                "kubectl get pods -n NAMESPACE      | NAMESPACE",
                "render restart SERVICE_NAME        | SERVICE_NAME",
                "ssh deployer@DATABASE_HOST uptime  | DATABASE_HOST",
                "tar xzf backup-YYYYMMDD.tar.gz     | YYYYMMDD",
                "psql shop < dump_YYYY-MM-DD.sql    | YYYY-MM-DD",
                "tar xf shop_YYYYMMDD_HHMMSS.tar    | YYYYMMDD_HHMMSS",
                "cp shop.db.TIMESTAMP shop.db       | TIMESTAMP",
                "mv shop_DATE.log /var/old/         | DATE",
                "tar xf shop_[date].tar             | [date]",
                "kubectl rollout undo deploy/shop --to-revision=REVISION | REVISION",
                "helm rollback shop REVISION        | REVISION",
                "helm rollback shop N               | N",
                "git revert SHA                     | SHA",
                "git tag vA.B.C                     | vA.B.C",
                "docker push shop:MAJOR.MINOR.PATCH | MAJOR.MINOR.PATCH",
                "./ship old-version new-version     | old-version, new-version",
                "helm rollback my-release-name 3    | my-release-name",
                "cp /path/to/artifact /srv/shop     | /path/to/artifact",
                "kubectl -n my-namespace get pods   | my-namespace",
                "kubectl delete pod pod-name        | pod-name",
                "kubectl rollout undo deployment/deployment-name | deployment-name",
                "ssh user@host.example.com uptime   | user@host.example.com",
                "scp shop.jar user@server:/srv      | user@server",
                "./ship the-tag-you-noted           | the-tag-you-noted",
                "./ship TAG_HERE                    | TAG_HERE",
                "tar xf shop-2026-MM-DD.tgz         | 2026-MM-DD",
                "./ship 1.2.3 # replace with your version | 1.2.3",
                "VERSION=1.2.3 # change me          | 1.2.3"
            })
    void a_placeholder_is_a_hole(String command, String holes) {
        assertThat(Readings.steps("```bash\n" + command + "\n```"))
                .singleElement()
                .asString()
                .endsWith("holes [" + holes + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date +%Y%m%d%H%M%S",
                "curl -X DELETE https://shop.example.com/cache",
                "kill -TERM 1",
                "git checkout HEAD",
                "make VERSION=1.4",
                "export API_TOKEN=x",
                "gh secret set API_TOKEN",
                "heroku config:unset SESSION_HOST",
                "docker run -e DATABASE_URL shop",
                "grep DATABASE_URL .env",
                "psql -c 'SELECT VERSION FROM releases'",
                "grep -E '^A=[A-Za-z]+' shop.env",
                "./report --date-format YYYY-MM-DD",
                "psql -c \"SELECT to_char(now(), 'YYYY-MM-DD')\"",
                "YYYYMMDD=20260102 make ship",
                "yes N",
                "echo N",
                "tar czf release.tgz README LICENSE",
                "curl -u jo@example.com https://shop.example.com/",
                "mysqldump my-sql",
                "npm install path-to-regexp",
                "./new-version.sh",
                "make release-name",
                "git checkout -b new-version",
                "./go --service-name shop",
                "docker run shop:old-version",
                "psql -c 'select host-name from nodes'",
                "ssh ada@web1.example.com uptime",
                "./set x=5 # change this if needed",
                "./ship 2 # replaces the old one"
            })
    void what_stands_for_itself_is_none(String command) {
        assertThat(Readings.steps("```bash\n" + command + "\n```"))
                .singleElement()
                .asString()
                .doesNotContain("holes");
    }

    @Test
    void a_name_that_the_document_tells_to_replace_is_a_hole_wherever_it_stands() {
        assertThat(
                        Readings.steps(
                                "Replace ABC123 by the id of the order; we'll call it OLD.\n\n"
                                        + "```bash\n./use ABC123\n./back OLD\nsed s/OLD_X/Y/ a\n```"))
                .extracting(Object::toString)
                .satisfiesExactly(
                        it -> assertThat(it).endsWith("holes [ABC123]"),
                        it -> assertThat(it).endsWith("holes [OLD]"),
                        it -> assertThat(it).doesNotContain("holes"));
    }
}
