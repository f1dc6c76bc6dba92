package org.presque.contract.leases;

/** A job in the hands of a worker: which one, and the token of this one delivery. */
public record Lease(String queue, String id, String token) {
    /** Where anybody acts on the job. */
    String job() {
        return "/q/" + queue + "/" + id;
    }

    /** Where its worker does. */
    String path() {
        return job() + "?lease=" + token;
    }

    /** What names it in a batch, with more fields as {@code ,"delay":30}. */
    String entry(String more) {
        return "{\"id\":" + id + ",\"lease\":\"" + token + "\"" + more + "}";
    }
}
