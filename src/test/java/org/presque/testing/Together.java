package org.presque.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does one thing in many threads that all start at the same moment, and fails if one of them does. */
public final class Together {
    private Together() {}

    /** Does it in so many threads; the task is given the number of its thread, from 0. */
    public static void run(int threads, IntConsumer task) {
        collect(threads, number -> {
            task.accept(number);
            return List.of();
        });
    }

    /** What all the threads have returned, one after the other. */
    public static <T> List<T> collect(int threads, IntFunction<List<T>> task) {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<List<T>>> futures = IntStream.range(0, threads)
                    .mapToObj(number -> executor.submit(() -> {
                        await(start);
                        return task.apply(number);
                    }))
                    .toList();
            List<T> all = new ArrayList<>();
            for (Future<List<T>> future : futures) {
                all.addAll(future.get());
            }
            return all;
        } catch (ExecutionException e) {
            throw new AssertionError("one of " + threads + " threads failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }
}
