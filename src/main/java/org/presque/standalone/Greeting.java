package org.presque.standalone;

/** What the server says once it serves. Immutable. */
record Greeting(String version, String redis, Bind bind, int port) {
    String text() {
        return """
                presque %1$s
                Redis: %2$s
                Listening on http://%3$s:%5$d
                %6$s
                Put a job and take it:
                  curl -X POST "http://%4$s:%5$d/q/foo" -d '{"foo":"bar", "foo2":"bar" }'
                  curl "http://%4$s:%5$d/q/foo"
                """.formatted(version, redis, bind.host(), bind.nearHost(), port, warning());
    }

    private String warning() {
        if (bind.isLoopback()) {
            return "";
        }
        return """
                Whoever reaches this address can put and take jobs: there is no log-in.
                Requests to other hosts than localhost and %s are refused; name more by PRESQUE_HTTP_ALLOWED_HOSTS.
                """.formatted(bind.host());
    }
}
