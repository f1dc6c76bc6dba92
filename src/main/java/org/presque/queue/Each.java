package org.presque.queue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Asks the storage for each of several things, all at once. Stateless. */
public final class Each {

    private Each() {}

    /** The answers, in the order of what they are about; fails if one does. */
    public static <T, R> CompletionStage<List<R>> of(List<T> asked, Function<? super T, CompletionStage<R>> ask) {
        List<CompletableFuture<R>> answers =
                asked.stream().map(it -> ask.apply(it).toCompletableFuture()).toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> answers.stream().map(CompletableFuture::join).toList());
    }
}
