package org.presque.web.http;

import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.presque.Measured;

/** What the words of a request and of its answer cost. */
public class ExchangeBenchmark extends Measured {

    @Benchmark
    public Object plainTarget() {
        return RequestTarget.of("/q/mail", "", null).queueName();
    }

    @Benchmark
    public Object targetWithParameters() {
        RequestTarget target = RequestTarget.of("/presque/q/mail", "/presque", "delay=30&uniq=ann%40example.org&tries=3");
        return target.queueName().value() + target.parameter("uniq");
    }

    @Benchmark
    public Object answerByHand() {
        return Answer.json(201, Json.utf8("{\"queue\":\"" + "mail" + "\",\"id\":" + 17 + "}"))
                .with("Location", "/j/" + Percent.encode("mail") + "/" + 17)
                .with("X-Presque-Job", "17");
    }

    @Benchmark
    public Object answerOfAView() {
        return Answer.json(201, Map.of("queue", "mail"))
                .with("Location", "/j/" + Percent.encode("mail") + "/" + 17)
                .with("X-Presque-Job", "17");
    }
}
