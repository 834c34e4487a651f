package dev.rutter.engine.step;

import dev.rutter.engine.hosting.Hosting;
import dev.rutter.engine.secret.Masker;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// A hosting of whose words none holds a secret: log lines, states and refusals are masked. Ids,
/// commits and connection strings, which are worked with, come as they are.
record MaskedHosting(Hosting hosting, Masker masker) implements Hosting {

    private interface Call<T> {
        T call() throws HostingException;
    }

    private <T> T masked(Call<T> call) throws HostingException {
        try {
            return call.call();
        } catch (HostingException e) {
            throw new HostingException(e.status(), masker.mask(e.getMessage()));
        }
    }

    private Release masked(Release release) {
        return new Release(
                release.id(),
                release.commit(),
                release.state(),
                masker.mask(release.said()),
                release.createdAt(),
                release.finishedAt());
    }

    @Override
    public List<Release> releases(int most) throws HostingException {
        return masked(() -> hosting.releases(most)).stream().map(this::masked).toList();
    }

    @Override
    public Release release(String id) throws HostingException {
        return masked(masked(() -> hosting.release(id)));
    }

    @Override
    public Release deploy(Optional<String> commit) throws HostingException {
        return masked(masked(() -> hosting.deploy(commit)));
    }

    @Override
    public Release rollBack(String id) throws HostingException {
        return masked(masked(() -> hosting.rollBack(id)));
    }

    @Override
    public Optional<String> withdraw(String id) throws HostingException {
        return masked(() -> hosting.withdraw(id)).map(masker::mask);
    }

    @Override
    public Optional<Release> asked(
            Instant since, String known, boolean back, Optional<String> commit)
            throws HostingException {
        return masked(() -> hosting.asked(since, known, back, commit)).map(this::masked);
    }

    @Override
    public void restart() throws HostingException {
        masked(() -> {
            hosting.restart();
            return true;
        });
    }

    @Override
    public KeptSetting autoDeploy() throws HostingException {
        return masked(hosting::autoDeploy);
    }

    @Override
    public KeptSetting freezeAutoDeploy() throws HostingException {
        return masked(hosting::freezeAutoDeploy);
    }

    @Override
    public void restoreAutoDeploy(KeptSetting before) throws HostingException {
        masked(() -> {
            hosting.restoreAutoDeploy(before);
            return true;
        });
    }

    @Override
    public void promote(String id) throws HostingException {
        masked(() -> {
            hosting.promote(id);
            return true;
        });
    }

    @Override
    public List<Approval> approvals(String id) throws HostingException {
        return masked(() -> hosting.approvals(id)).stream()
                .map(one -> new Approval(masker.mask(one.of()), one.who(), one.here()))
                .toList();
    }

    @Override
    public void review(String id, List<String> of, boolean yes, String comment)
            throws HostingException {
        masked(() -> {
            hosting.review(id, of, yes, masker.mask(comment));
            return true;
        });
    }

    @Override
    public List<Review> reviews(String id) throws HostingException {
        return masked(() -> hosting.reviews(id)).stream()
                .map(one -> new Review(one.of(), one.yes(), one.by(), masker.mask(one.comment())))
                .toList();
    }

    @Override
    public String url() throws HostingException {
        return masked(hosting::url);
    }

    @Override
    public Figure serverErrors(Instant from, Instant to) throws HostingException {
        return masked(() -> hosting.serverErrors(from, to));
    }

    @Override
    public Figure requests(Instant from, Instant to) throws HostingException {
        return masked(() -> hosting.requests(from, to));
    }

    @Override
    public Figure latency(Instant from, Instant to, OptionalInt percentile)
            throws HostingException {
        return masked(() -> hosting.latency(from, to, percentile));
    }

    @Override
    public List<LogLine> logs(Instant from, Instant to, String text, int most)
            throws HostingException {
        return masked(() -> hosting.logs(from, to, text, most)).stream()
                .map(line ->
                        new LogLine(
                                line.at(), masker.mask(line.text()), line.level(), line.instance()))
                .toList();
    }

    @Override
    public Set<String> serving() throws HostingException {
        return masked(hosting::serving);
    }

    @Override
    public String connectionString(String database) throws HostingException {
        return masked(() -> hosting.connectionString(database));
    }

    @Override
    public void close() {
        hosting.close();
    }
}
