package org.presque.worker.http;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Cuts a row of jobs, which is read as it is needed, into batches of what the server takes at once. A batch travels as lines
 * (NDJSON), of which the server looks at each by itself, so that no text can pass for two jobs; a job that has line breaks, or
 * is blank, is a batch by itself that travels as a single job, since its bytes must stay as they are. Confined to a thread.
 */
public final class Batches implements Iterator<List<String>> {

    /** What the server takes if nothing else is set ({@code queues.batch_limit_jobs}). */
    private static final int MOST_JOBS = 1000;

    /** A mebibyte of ASCII, three at most: well within the server's eight, and short enough not to hold up others. */
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Iterator<String> jobs;
    private String next = "";
    private boolean hasNext;

    public Batches(Iterator<String> jobs) {
        this.jobs = jobs;
        advance();
    }

    private void advance() {
        hasNext = jobs.hasNext();
        next = hasNext ? jobs.next() : "";
    }

    /** Whether a job can be a line among others. */
    public static boolean isLine(String job) {
        return !job.isBlank() && job.indexOf('\n') < 0 && job.indexOf('\r') < 0;
    }

    @Override
    public boolean hasNext() {
        return hasNext;
    }

    @Override
    public List<String> next() {
        if (!hasNext) {
            throw new NoSuchElementException();
        }
        List<String> batch = new ArrayList<>();
        int characters = 0;
        do {
            batch.add(next);
            characters += next.length();
            advance();
        } while (fits(batch, characters));
        return batch;
    }

    private boolean fits(List<String> batch, int characters) {
        return hasNext
                && isLine(next)
                && isLine(batch.get(0))
                && batch.size() < MOST_JOBS
                && characters + next.length() <= MOST_CHARACTERS;
    }
}
