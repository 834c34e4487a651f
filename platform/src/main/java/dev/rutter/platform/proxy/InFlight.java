package dev.rutter.platform.proxy;

/// What a release is still busy with.
///
/// @param requests requests taken and not yet answered to the last byte
/// @param streams server-sent event streams open
/// @param webSockets WebSockets open
public record InFlight(int requests, int streams, int webSockets) {

    /// Whether nothing is left, so that its process can be stopped.
    public boolean none() {
        return requests == 0 && streams == 0 && webSockets == 0;
    }
}
