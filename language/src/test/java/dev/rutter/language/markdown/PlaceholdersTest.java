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
                "VERSION=1.2.3 # change me          | 1.2.3",
                "export V=v1.4.0 # the version you were running before | v1.4.0",
                "docker pull shop:v9.1.1 # your version | v9.1.1",
                "ssh db.internal # your own database host | db.internal",
                "HOST=10.0.0.5 # use your host here | 10.0.0.5"
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
                "./ship 2 # replaces the old one",
                "./ship 1.2.3 # your version is printed",
                "git checkout main # the branch you merged"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`.env.example` is an example of all settings.",
                "`conf/.env` is an example of all settings.",
                "`settings.yml.sample` is only an example."
            })
    void a_file_that_is_an_example_is_copied_as_it_is(String text) {
        var file = text.substring(1, text.indexOf('`', 1));
        assertThat(Readings.steps(text + "\n\n```bash\ncp " + file + " there\n```"))
                .noneMatch(it -> it.toString().contains("holes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Replace `v1.5.1` below with the version you are moving to.",
                "Replace v1.5.1 everywhere by your version.",
                "Replace `v1.5.1` below with\nthe version you are moving to.",
                "Change `v1.5.1` in the commands below to the version you want.",
                "Substitute your own version for `v1.5.1`.",
                "Put your target version where `v1.5.1` stands.",
                "Use your version instead of `v1.5.1`.",
                "Use the commands as they are, where `v1.5.1` is the version you deploy.",
                "`v1.5.1` is only an example.",
                "`v1.5.1` stands for the version of this release."
            })
    void a_value_that_the_text_tells_to_replace_is_a_hole_wherever_it_stands(String text) {
        assertThat(
                        Readings.steps(
                                text
                                        + "\n\n```bash\ngit checkout v1.5.1\ncurl -O x/t-v1.5.1.tgz\n"
                                        + "git checkout v1.5.10\n./ship 1.5.1\n```"))
                .extracting(Object::toString)
                .filteredOn(it -> it.contains("shell"))
                .satisfiesExactly(
                        it -> assertThat(it).endsWith("holes [v1.5.1]"),
                        it -> assertThat(it).endsWith("holes [v1.5.1]"),
                        it -> assertThat(it).doesNotContain("holes"),
                        it -> assertThat(it).doesNotContain("holes"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Replace `v1.5.1` by `v1.5.2` in the image's name.",
                "Change `v1.5.1` to the new version in values.yaml.",
                "Use the new tool instead of `v1.5.1`.",
                "`v1.5.1` is the version that serves.",
                "Replace the disk below with your new one."
            })
    void a_value_that_is_spoken_of_is_none(String text) {
        assertThat(Readings.steps(text + "\n\n```bash\ngit checkout v1.5.1\n```"))
                .extracting(Object::toString)
                .filteredOn(it -> it.contains("shell"))
                .allSatisfy(it -> assertThat(it).doesNotContain("holes"));
    }

    @Test
    void a_host_or_a_name_is_one_as_a_whole_word() {
        assertThat(
                        Readings.steps(
                                "Use your own host instead of `db.example`, and replace `shop` with your"
                                        + " app's name.\n\n```bash\npsql -h db.example\npsql -h db.example.com\n"
                                        + "systemctl restart shop.service\nls /srv/shop-data\n```"))
                .extracting(Object::toString)
                .filteredOn(it -> it.contains("shell") || it.contains("attended"))
                .satisfiesExactly(
                        it -> assertThat(it).endsWith("holes [db.example]"),
                        it -> assertThat(it).doesNotContain("holes"),
                        it -> assertThat(it).endsWith("holes [shop]"),
                        it -> assertThat(it).doesNotContain("holes"));
    }

    @Test
    void a_value_set_below_words_that_call_it_the_readers_own_is_a_hole() {
        assertThat(
                        Readings.steps(
                                "Set the version you were running before:\n\n```bash\nexport OLD=v1.4.0\n"
                                        + "docker compose up -d\n```"))
                .extracting(Object::toString)
                .satisfiesExactly(
                        it -> assertThat(it).endsWith("holes [v1.4.0]"),
                        it -> assertThat(it).doesNotContain("holes"));
    }
}
