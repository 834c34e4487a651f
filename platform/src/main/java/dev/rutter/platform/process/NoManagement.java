package dev.rutter.platform.process;

import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/// Keeps a process of ours without a server for JMX. The network library registers its beans there
/// and does without where there is none; with one, each start would first set up all beans of the
/// JDK, flight recorder included, which takes longer than the whole rest of it.
public final class NoManagement extends MBeanServerBuilder {

    /// For the JDK, which makes it by its name.
    public NoManagement() {}

    /// From now on; in effect where nothing has asked for the server yet.
    public static void install() {
        System.setProperty("javax.management.builder.initial", NoManagement.class.getName());
    }

    @Override
    public MBeanServer newMBeanServer(
            String defaultDomain, MBeanServer outer, MBeanServerDelegate delegate) {
        throw new UnsupportedOperationException("this process has no server for JMX");
    }
}
