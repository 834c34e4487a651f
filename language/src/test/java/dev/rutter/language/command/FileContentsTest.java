package dev.rutter.language.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.markdown.Readings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A fence that shows a file is no step; one whose commands make the file, or have nothing to do
/// with it, is.
class FileContentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Create `publish.sh`:\n\n```bash\nmake release\n```",
                "1. Create `scripts/publish.sh` with:\n   ```bash\n   make release\n   ```",
                "Create a new file called publish.sh:\n\n```bash\nmake release\n```",
                "Add this to `config.yml`:\n\n```bash\nmake release\n```",
                "Then append the following lines to ~/.bashrc:\n\n```bash\nmake release\n```",
                "Paste this into the crontab:\n\n```bash\nmake release\n```",
                "Save it as `/etc/systemd/system/shop.service`:\n\n```bash\nmake release\n```",
                "Create `001_orders.sql`:\n\n```sql\nCREATE TABLE orders (id int);\n```",
                "Create a script with the following content:\n\n```bash\nmake release\n```",
                "The script looks like this:\n\n```bash\nmake release\n```",
                "The file should contain:\n\n```bash\nmake release\n```",
                "Here is the hook script:\n\n```bash\nmake release\n```",
                "**publish.sh:**\n\n```bash\nmake release\n```",
                "```bash title=\"publish.sh\"\nmake release\n```",
                "```bash:scripts/publish.sh\nmake release\n```",
                "```bash\n# scripts/publish.sh\nmake release\n```"
            })
    void what_is_in_a_file_is_not_run(String text) {
        assertThat(Readings.steps(text)).noneMatch(row -> row.contains(" shell "));
        assertThat(Readings.steps(text)).noneMatch(row -> row.contains(" query "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Create `publish.sh`:\n\n```bash\ncp publish.tmpl publish.sh\n```",
                "Create `publish.sh` and run it:\n\n```bash\nmake release\n```",
                "Copy `shop.conf` to the servers:\n\n```bash\nrsync etc/ web1:/etc/\n```",
                "Create a backup of `shop.db`:\n\n```bash\nmake backup\n```",
                "Create the archive before publish.sh runs:\n\n```bash\nmake archive\n```",
                "Create the database:\n\n```bash\ncreatedb shop\n```",
                "Use `publish.sh` to create the release:\n\n```bash\nmake release\n```",
                "Run the following script:\n\n```bash\nmake release\n```",
                "Create a file with the following content:\n\n```bash\ncat > x <<EOF\na\nEOF\n```",
                "Update `package.json`:\n\n```bash\nnpm version patch\n```",
                "Check what the config contains:\n\n```bash\nmake show\n```",
                "### docker-compose.yml\n\n```bash\ndocker compose up -d\n```",
                "```bash\n# scripts/publish.sh\n./scripts/publish.sh\n```",
                "```bash title=\"Terminal\"\nmake release\n```"
            })
    void what_makes_or_uses_a_file_is_run(String text) {
        assertThat(Readings.steps(text)).hasSize(1).first().asString().contains(" shell ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Put these into `.env` on the server:\n\n```\nMODE=live\n```\n\n```bash\nmake up\n```",
                "Create `/etc/shop.conf` with:\n\n```ini\nmode=live\n```\n\n```bash\nmake up\n```",
                "Save as `shop.service`:\n\n```bash\nmake other\n```\n\n```bash\nmake up\n```",
                "1. Add this to `nginx.conf`:\n   ```\n   gzip on;\n   ```\n   ```bash\n   make up\n   ```",
                "Create `a.sh` and `b.sh`:\n\n```bash\nmake a\n```\n\n```bash\nmake b\n```\n\n```bash\nmake up\n```"
            })
    void what_stands_below_the_contents_is_read_on_its_own(String text) {
        assertThat(Readings.steps(text)).hasSize(2);
        assertThat(Readings.steps(text)).first().asString().contains(" ask ");
        assertThat(Readings.steps(text)).last().asString().contains(" shell ").contains("make up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set in `.env`:\n\n```env\nMODE=live\n```",
                "In `.env`, set:\n\n```\nMODE=live\n```",
                "Your `.env` should have:\n\n```bash\nMODE=live\n```",
                "- The credentials are in `~/.gradle/gradle.properties`\n```\nstoreUser=me\nstore.pass=pw\n```",
                "1. Set in `.env`:\n   ```\n   MODE=live\n   ```\n   ```bash\n   make up\n   ```"
            })
    void what_a_file_is_set_to_is_asked_of_somebody_and_never_run(String text) {
        assertThat(Readings.steps(text)).first().asString().contains(" ask ");
        assertThat(Readings.steps(text))
                .noneMatch(row -> row.contains("me") && row.contains(" shell store"));
        assertThat(Readings.steps(text)).noneMatch(row -> row.contains("shell MODE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Set what `deploy.sh` needs:\n\n```bash\nexport MODE=live\n```",
                "Read the tag from `version.txt`:\n\n```bash\nTAG=$(cut -d. -f1 version.txt)\n```"
            })
    void what_the_shell_sets_is_run(String text) {
        assertThat(Readings.steps(text)).hasSize(1).first().asString().contains(" shell ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Add this to the pipeline:\n\n```bash\nmake release\n```",
                "**3. Add the apply call** to that app's pipeline, after its container starts:\n\n```bash\nmake release\n```",
                "- Append this step to the deploy workflow:\n\n  ```bash\n  make release\n  ```",
                "1. Paste this into the CI configuration of the shop:\n   ```bash\n   make release\n   ```",
                "Include these commands in your deploy script:\n\n```bash\nmake release\n```",
                "Then put the following line in your crontab:\n\n```bash\nmake release\n```",
                "In your CI pipeline, add:\n\n```bash\nmake release\n```",
                "Add the following to the Dockerfile:\n\n```bash\nRUN make release\n```"
            })
    void what_is_put_where_it_runs_later_is_asked_of_somebody_and_shown(String text) {
        assertThat(Readings.steps(text))
                .hasSize(1)
                .first()
                .asString()
                .contains(" ask ")
                .containsAnyOf("make release", "what line");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Add this job to the pipeline, then run it:\n\n```bash\nmake release\n```",
                "Add the user to the pipeline:\n\n```bash\nmake release\n```",
                "Add the label to the deploy job:\n\n```bash\nmake release\n```",
                "Add this secret to the pipeline:\n\n```bash\nmake release\n```",
                "Add this line to the deploy script's firewall:\n\n```bash\nmake release\n```",
                "Add the new job to the CI queue:\n\n```bash\nmake release\n```",
                "Trigger the pipeline:\n\n```bash\nmake release\n```",
                "Add this to your crontab:\n\n```bash\n(crontab -l; echo '@daily make release') | crontab -\n```"
            })
    void what_adds_it_itself_or_adds_something_else_is_run(String text) {
        assertThat(Readings.steps(text)).hasSize(1).first().asString().contains(" shell ");
    }
}
