package dev.rutter.engine.run;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.run.SimulatedWorld.Life;
import dev.rutter.engine.run.SimulatedWorld.Planted;
import dev.rutter.language.runbook.Action;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The hosting as one life of the engine sees it: calls fail, answers are lost, and the process may
/// die before a call or before its answer.
record UnsteadyHosting(SimulatedWorld world, Life life) implements Hosting {

    private void steady() throws HostingException {
        world.mayDie(life);
        if (world.wrong(5)) {
            throw new HostingException(503, "not now");
        }
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        steady();
        return world.hosting.releases(most);
    }

    @Override
    public Release release(String id) throws HostingException {
        steady();
        return world.hosting.release(id);
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        steady();
        return answered(world.hosting.deploy(commit));
    }

    @Override
    public Release rollBack(String id) throws HostingException {
        steady();
        return answered(world.hosting.rollBack(id));
    }

    /// It was taken, and changes what is served, whatever becomes of the answer.
    private Release answered(Release release) throws HostingException {
        world.does(life, world.underWay(Action.Hosting.class));
        world.mayDie(life);
        if (world.wrong(5)) {
            throw new HostingException(504, "the answer was lost");
        }
        return release;
    }

    @Override
    public Optional<Release> asked(
            Instant since, String known, boolean back, Optional<String> commit)
            throws HostingException {
        steady();
        return world.planted == Planted.FORGETS_RELEASES
                ? Optional.empty()
                : world.hosting.asked(since, known, back, commit);
    }

    @Override
    public List<Approval> approvals(String id) throws HostingException {
        steady();
        return world.hosting.approvals(id);
    }

    @Override
    public List<Review> reviews(String id) throws HostingException {
        steady();
        return world.hosting.reviews(id);
    }

    @Override
    public void review(String id, List<String> of, boolean yes, String comment)
            throws HostingException {
        steady();
        world.invariants.reviewed(
                yes, comment, world.hosting.reviews(id), life.fence == world.fence);
        world.hosting.review(id, of, yes, comment);
        world.mayDie(life);
        if (world.wrong(20)) {
            throw new HostingException(504, "the answer was lost");
        }
    }

    @Override
    public void restart() throws HostingException {
        steady();
        world.hosting.restart();
    }

    @Override
    public KeptSetting autoDeploy() throws HostingException {
        steady();
        return world.hosting.autoDeploy();
    }

    @Override
    public KeptSetting freezeAutoDeploy() throws HostingException {
        steady();
        return world.hosting.freezeAutoDeploy();
    }

    @Override
    public void restoreAutoDeploy(KeptSetting before) throws HostingException {
        steady();
        world.hosting.restoreAutoDeploy(before);
    }

    @Override
    public String url() {
        return world.hosting.url();
    }

    @Override
    public Figure serverErrors(Instant from, Instant to) throws HostingException {
        return world.hosting.serverErrors(from, to);
    }

    @Override
    public Figure requests(Instant from, Instant to) {
        return world.hosting.requests(from, to);
    }

    @Override
    public Figure latency(Instant from, Instant to, OptionalInt percentile) {
        return world.hosting.latency(from, to, percentile);
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most) {
        return world.hosting.logs(from, to, text, most);
    }

    @Override
    public String connectionString(String database) {
        return world.hosting.connectionString(database);
    }
}
