package dev.rutter.language.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rutter.language.plan.Plan.PlannedStep;
import dev.rutter.language.runbook.Action;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which chapters of a procedure are steps of it, and in which order they are done.
class ChapterStepsTest {
    /// @param chapters the title and the headings, each of which holds a command of its number
    static Plan plan(String chapters) {
        var headings = chapters.split(" \\| ", -1);
        var text = new StringBuilder("# " + headings[0] + "\n\n");
        for (var i = 1; i < headings.length; i++) {
            var below = headings[i].startsWith(">");
            text.append(below ? "### " : "## ").append(headings[i].replaceFirst("^>", ""));
            text.append("\n\n```bash\n./s").append(i).append("\n```\n\n");
        }
        return PlannerTest.plan(text.toString());
    }

    static List<String> run(List<PlannedStep> steps) {
        return PlannerTest.said(steps).stream()
                .flatMap(text -> Stream.of(text.replace("./s", "")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Cut-over | 1. Lower the TTL | 2. Switch DNS | 3. Verify | 4. Revert the TTL to 3600; 1 2 3 4",
                "Upgrade | Turn off the cron jobs | Upgrade | Verify | Turn back on the cron jobs; 1 2 3 4",
                "Upgrade | 1. Freeze deploys | 2. Deploy | 3. Undo the freeze; 1 2 3",
                "Upgrade | Raise the timeouts | Upgrade | Revert the timeouts | Verify; 1 2 3 4",
                "Move | 1. Dump the old database | 2. Restore from the dump | 3. Switch over | 4. Verify; 1 2 3 4",
                "Move | 1. Export the data | 2. Copy the export | 3. Restore from the export | 4. Switch DNS; 1 2 3 4",
                "Move | 1. Stop writes | 2. Recovery point | 3. Migrate | 4. Resume writes; 1 2 3 4",
                "Refresh staging | 1. Stop the app | 2. Restore from the production backup | 3. Scrub the data | 4. Start the app; 1 2 3 4",
                "Disaster recovery | Step 1 - Stop | Step 2 - Restore from backup | Step 3 - Scale up; 1 2 3",
                "Upgrade | Deploy | Bring the workers back | Restore from maintenance; 1 2 3",
                "Release | Scale the workers to 0 | Migrate | Scale the workers back to 4 | Verify; 1 2 3 4"
            })
    void what_was_so_only_for_the_change_is_brought_back_by_it(String chapters, String order) {
        var plan = plan(chapters);
        assertThat(String.join(" ", run(plan.steps()))).isEqualTo(order);
        assertThat(plan.rollback()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Migration | Stop the workers | Migrate | Rollback | Start the workers | Verify; 1 2 4 5; 3",
                "Deploy | Scale the workers down | Deploy | Rolling back | Scale the workers up; 1 2 4; 3",
                "Move | Stop the services | Restore from the dump | Start the services | Rollback; 1 2 3; 4"
            })
    void what_was_taken_away_is_given_back_behind_the_chapter_on_the_way_back_too(
            String chapters, String order, String back) {
        var plan = plan(chapters);
        assertThat(String.join(" ", run(plan.steps()))).isEqualTo(order);
        assertThat(run(plan.rollback())).contains(back);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Upgrade | Backup | Upgrade | Verify | Restore from backup; 4",
                "Release | 1. Take a backup | 2. Deploy | 3. Verify | 4. Restore from backup; 4",
                "Operations guide | 1. Deployment | 2. Backup | 3. Restore from backup | 4. Updating; 3",
                "Release | Take a snapshot | Deploy | Verify | Restore from the snapshot | Start the app; 4",
                "TTL change | Lower the TTL | Verify | Revert the TTL; 3",
                "Upgrade | Upgrade | Verify | Revert the migration; 3",
                "Deploy | Deploy | Verify | Stop the app | Restore from backup | Start the app; 3",
                "Deploy | Deploy | Verify | Stop the app | Restore from backup | Start the app; 4"
            })
    void what_takes_the_change_itself_back_is_the_way_back(String chapters, String back) {
        assertThat(run(plan(chapters).steps())).isNotEmpty().doesNotContain(back);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Failover | Deploy | >Confirm the primary is unreachable | >Promote | >Point the application at it; 1 2 3 4",
                "Deploy | Deployment | >Verify the image exists | >Roll it out; 1 2 3",
                "Failover | 1. Confirm the primary is down | 2. Check replication lag | 3. Promote | 4. Verify; 1 2 3 4",
                "Failover | 1. Confirm the primary is unavailable | 2. Make sure nothing is stuck | 3. Promote | 4. Verify; 1 2 3 4",
                "Switch-over | Make sure no queue is stuck | Promote | Verify; 1 2 3",
                "Patch | Check that nothing is failing | Deploy the patch | Verify; 1 2 3",
                "Failover | 1. Confirm the outage | 2. Promote the replica | 3. Repoint the application; 1 2 3",
                "Release | Validate the archive | Release; 1 2",
                "Release | Deployment | >Verify the deployment | >Push; 1 3 2"
            })
    void what_looks_before_the_change_is_done_before_it(String chapters, String order) {
        assertThat(String.join(" ", run(plan(chapters).steps()))).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Patch | Deploy | Verify | The pod is stuck; 3",
                "Patch | Deploy | Verify | Check why the pod is stuck; 3"
            })
    void what_is_for_trouble_is_not(String chapters, String trouble) {
        assertThat(run(plan(chapters).steps())).isNotEmpty().doesNotContain(trouble);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Release | 1. Backup etcd | 2. Deploy | 3. Verify; 1 2 3",
                "Upgrade | 1. Review the state | 2. Backup etcd and application data | 3. Upgrade; 1 2 3",
                "Upgrade | Backup Postgres | Upgrade; 1 2",
                "Release | 1. Backup of the production data | 2. Enable maintenance | 3. Deploy; 1 2 3",
                "Upgrade | 1. Drain and maintenance | 2. Rotate the keys | 3. Upgrade; 1 2 3",
                "Upgrade | 1. Schedule maintenance and drain | 2. Enable maintenance | 3. Upgrade; 1 2 3",
                "Upgrade | 1. Schedule the downtime | 2. Renew the licence | 3. Upgrade; 1 2 3",
                "Redeploy | 1. Stop traffic | 2. Delete the deployment | 3. Deploy the new version; 1 2 3",
                "Upgrade | Undeploy the old WAR | Deploy the new WAR; 1 2",
                "Upgrade | 1. Uninstall the old version | 2. Install the new version | 3. Start it; 1 2 3",
                "Deploy | Before | In the maintenance window (Sunday 02:00) | Deploy; 1 2 3",
                "Release | Before the maintenance window | During the maintenance window | After the maintenance window; 1 2 3"
            })
    void what_makes_ready_for_the_change_is_done_before_it(String chapters, String order) {
        assertThat(String.join(" ", run(plan(chapters).steps()))).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Shop | 1. Daily backups | 2. Deployment; 1",
                "Shop | 1. Backup and restore | 2. Deployment; 1",
                "Shop | 1. Delete an environment | 2. Deploy a release; 1",
                "Shop | 1. Maintenance tasks | 2. Deployment; 1",
                "Shop | 1. Deployment | 2. Rollback | 3. Backups; 3",
                "Shop | Deploy | Rollback | Backup Redis; 3",
                "Shop | Deploy | Uninstall; 2"
            })
    void routine_work_is_not(String chapters, String routine) {
        assertThat(run(plan(chapters).steps())).isNotEmpty().doesNotContain(routine);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Upgrade | Mute the alerting | Put the dashboard into maintenance | Deploy | Verify; 1 2 3 4",
                "Upgrade | Pause alerts | Deploy | Reverting the log level | Verify; 1 2 3 4",
                "Patch | 1. Ensure no alerts are open | 2. Deploy | 3. Verify; 1 2 3",
                "Release | 1. Update dashboards and alerts | 2. Deploy | 3. Verify; 1 2 3",
                "Release | Deploy | Verify | Dashboards; 1 2 3"
            })
    void what_is_done_with_what_watches_is_done_where_it_stands(String chapters, String order) {
        assertThat(String.join(" ", run(plan(chapters).steps()))).isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Cut-over | 1. Freeze (5 min) | 2. Switch traffic (20 min) | 3. Unfreeze (5 min) | Verify; false",
                "Cut-over | Switch traffic (approx. 20 minutes) | Verify; false",
                "Disaster recovery | 3. Full restore (RTO ~2 hours) | >Step 1 - Stop | >Step 2 - Restore from backup | >Step 3 - Start | Verify; false",
                "Cut-over | 1. Migrate data (30 min) | 2. Switch DNS (10 min) | 3. Smoke test (15 min); false",
                "Release | Deploy | Canary traffic (20 min) | Promote; true",
                "Release | Deploy | Monitor (30 min); true"
            })
    void how_long_a_step_takes_is_no_time_to_watch(String chapters, boolean watched) {
        var plan = plan(chapters);
        assertThat(plan.steps().stream().anyMatch(step -> step.action() instanceof Action.Watch))
                .isEqualTo(watched);
        assertThat(plan.open()).noneMatch(open -> open.what().contains("deploys anything"));
    }
}
