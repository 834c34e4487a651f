package dev.rutter.language.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tell the on-call channel.",
                "**Notify** the `#harbour` channel",
                "Let support know that the old version serves again.",
                "Inform customers and close the incident.",
                "If customers were affected, update the status page.",
                "Update the incident ticket and note the time.",
                "Post \"Back on the old release\" in #harbour.",
                "Inform the on-call engineer and the product owner.",
                "Document the rollback in the wiki.",
                "Gib dem Team Bescheid.",
            })
    void people_are_told_and_nothing_else_is_done(String text) {
        assertThat(Message.only(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a machine is told
                "Tell the load balancer to drain.",
                "Tell nginx to reload.",
                "Message the queue consumer.",
                "Ping the old release.",
                "Announce the old prefix via BGP.",
                "Share the load between the teams.",
                // people are to do something, or to agree
                "Ask the DBA to restore.",
                "Tell the DBA the backup must be restored.",
                "Create a ticket for the network team so that they move the record.",
                "Report the incident to management and get approval.",
                // it comes before something, or something is done besides
                "Notify customers before switching.",
                "Notify the team while you scale down the workers.",
                "Tell the team and bring the old release up.",
                "Tell users that the site is down, take the site offline.",
                "Tell support: `./bin/back`",
                // what only has the name of people in it
                "Update the users table.",
                "Update the slack bot to v1.",
                "Close the support port.",
                "Send the users back to the old release.",
                "Log in to the support console.",
            })
    void what_is_more_than_a_message_is_none(String text) {
        assertThat(Message.only(text)).isFalse();
    }
}
