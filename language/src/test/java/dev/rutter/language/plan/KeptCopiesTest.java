package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A restoration does not begin by making a copy of what is broken over what is to be restored.
class KeptCopiesTest {
    private static Plan recovery(String title, String heading) {
        return PlannerTest.plan(
                """
                # %s

                ## %s

                ```bash
                ./bin/mirror
                ```

                ## Restore on a new machine

                1. Stop the shop: `systemctl stop shop`
                2. Copy back: `rsync -a nas:/shop/ /var/lib/shop/`
                """
                        .formatted(title, heading));
    }

    @ParameterizedTest
    @CsvSource({
        "Disaster recovery, Where the copies are",
        "Disaster recovery, Where the DR files land",
        "Recovery runbook, How backups are taken",
        "Disaster recovery, Backup locations",
        "Disaster recovery, 1) Database backups",
        "Restore runbook, Nightly snapshots",
        "Disaster recovery, What is backed up",
        "Disaster recovery, Backupbeleid"
    })
    void how_copies_are_made_is_routine_work(String title, String heading) {
        var plan = recovery(title, heading);
        assertThat(PlannerTest.said(plan.steps())).doesNotContain("./bin/mirror");
        assertThat(plan.unread())
                .anyMatch(it ->
                        it.says().contains("./bin/mirror") && it.why().startsWith("routine work"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Step 1: Back up what is left",
                "1. Choose the snapshot",
                "Find the latest dump",
                "Take a copy before anything else",
                "Step 1: What to do with the backups",
                "How to promote replicas",
                "How to detach the mirror"
            })
    void a_step_of_the_restoration_is_none(String heading) {
        var plan = recovery("Disaster recovery", heading);
        assertThat(plan.unread()).noneMatch(it -> it.why().startsWith("routine work"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mount nas:/copies /mnt/copies",
                "aws s3 cp s3://shop/latest.gz /restore/",
                "scp vault:/keys .",
                "cd /mnt/backup",
                "./mirror stop"
            })
    void where_a_copy_is_fetched_from_is_a_part_of_the_restoration(String command) {
        var plan =
                PlannerTest.plan(
                        "# Disaster recovery\n\n## Where the backup is\n\n```bash\n"
                                + command
                                + "\n```\n\n## Restore\n\n```bash\n./bin/restore\n```\n");
        assertThat(plan.unread()).noneMatch(it -> it.why().startsWith("routine work"));
    }

    @Test
    void before_a_deployment_a_copy_is_made() {
        var plan =
                PlannerTest.plan(
                        "# Deploy\n\n## Backup\n\n```bash\n./bin/dump\n```\n\n## Deploy\n\n```bash\n./bin/ship\n```\n");
        assertThat(PlannerTest.said(plan.steps())).containsExactly("./bin/dump", "./bin/ship");
    }
}
