package org.presque.faults.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.presque.faults.load.Event.Fetch;
import org.presque.faults.load.Event.Put;
import org.presque.faults.load.Event.Verb;
import org.presque.faults.load.Event.Word;
import org.presque.faults.load.History;
import org.presque.faults.load.Reply;

/** All that a history tells about one job: each list in the order of the answers. Confined to a thread. */
final class Story {
    private final String name;
    private final List<Put> puts = new ArrayList<>();
    private final List<Fetch> deliveries = new ArrayList<>();
    private final List<Word> words = new ArrayList<>();

    private Story(String name) {
        this.name = name;
    }

    /** The stories of all jobs that were put to a queue or came out of it. */
    static Collection<Story> of(History history, String queue) {
        Map<String, Story> stories = new LinkedHashMap<>();
        history.of(Put.class)
                .filter(put -> put.queue().equals(queue))
                .forEach(put -> story(stories, put.job().name()).puts.add(put));
        deliveries(history, queue)
                .forEach(fetch -> story(stories, fetch.name()).deliveries.add(fetch));
        history.of(Word.class)
                .filter(word -> word.queue().equals(queue))
                .forEach(word -> story(stories, word.fetch().name()).words.add(word));
        stories.values().forEach(Story::sort);
        return stories.values();
    }

    private static Stream<Fetch> deliveries(History history, String queue) {
        return history.of(Fetch.class).filter(fetch -> fetch.queue().equals(queue) && fetch.isDelivery());
    }

    private static Story story(Map<String, Story> stories, String name) {
        return stories.computeIfAbsent(name, Story::new);
    }

    private void sort() {
        puts.sort(Comparator.comparingLong(put -> put.reply().ended()));
        deliveries.sort(Comparator.comparingLong(fetch -> fetch.reply().ended()));
        words.sort(Comparator.comparingLong(word -> word.reply().ended()));
    }

    String name() {
        return name;
    }

    List<Put> puts() {
        return puts;
    }

    List<Fetch> deliveries() {
        return deliveries;
    }

    List<Word> words() {
        return words;
    }

    /** The put that was answered with 201. */
    Optional<Put> accepted() {
        return puts.stream().filter(put -> put.reply().status() == 201).findFirst();
    }

    /** Every try to put it said that nothing was done. */
    boolean isCertainlyAbsent() {
        return puts.stream().allMatch(put -> put.reply().isNotDone());
    }

    Stream<Word> words(Verb verb) {
        return words.stream().filter(word -> word.verb() == verb);
    }

    Stream<Word> dones() {
        return words(Verb.DONE).filter(word -> word.reply().status() == 204);
    }

    /**
     * Done for certain: so it was said, or the job was gone when a done of unknown outcome was said again; or it never came
     * back after the worker had died over its done, from a queue that is drained now.
     */
    boolean isDone() {
        return dones().findAny().isPresent()
                || words(Verb.DONE).anyMatch(word -> word.reply().status() == 404 && wasSaidBefore(word))
                || (!words.isEmpty() && isLastWordOfADeadWorker(words.get(words.size() - 1)));
    }

    private boolean isLastWordOfADeadWorker(Word word) {
        return word.verb() == Verb.DONE
                && word.reply().status() == Reply.LOST
                && word.fetch().equals(deliveries.get(deliveries.size() - 1));
    }

    private boolean wasSaidBefore(Word again) {
        return words(Verb.DONE)
                .anyMatch(word -> word.fetch().equals(again.fetch())
                        && word.reply().isUnknown()
                        && word.reply().ended() <= again.reply().started());
    }

    @Override
    public String toString() {
        return "%s puts %s deliveries %s words %s".formatted(name, puts, deliveries, words);
    }
}
