package org.presque.contract;

import static org.presque.contract.RunningPresque.assertSomeError;
import static org.presque.contract.RunningPresque.newQueue;

import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.presque.testing.JavaJar;
import org.presque.testing.RawHttp;
import org.presque.testing.RedisServer;

/** The whole protocol by {@code java -jar}, and who it answers to. */
class StandaloneContractIT implements WholeProtocol {
    @AutoClose
    private static final RedisServer REDIS = RedisServer.start();

    @AutoClose
    private static final JavaJar PRESQUE = JavaJar.start(REDIS.folder(), RunningPresque.settings(REDIS));

    @Override
    public URI base() {
        return PRESQUE.base();
    }

    @Override
    public RedisServer redis() {
        return REDIS;
    }

    @Override
    public String container() {
        return "standalone";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:5000", "localhost.evil.example", "127.0.0.2", "10.0.0.1:5000"})
    void answersToNoOtherNameThanItsOwn(String host) {
        assertSomeError(403, RawHttp.exchange(base(), request(host)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:80", "127.0.0.1", "127.0.0.1:5000", "[::1]", "[::1]:5000"})
    void answersToItsOwnNamesWhateverThePort(String host) {
        RunningPresque.assertError(404, "no job", RawHttp.exchange(base(), request(host)));
    }

    private static String request(String host) {
        return "GET /q/%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(newQueue(), host);
    }
}
