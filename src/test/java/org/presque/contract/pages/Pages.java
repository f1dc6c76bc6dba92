package org.presque.contract.pages;

/** Every subject of the pages behind the one at the root. */
public interface Pages extends JobPageContract, QueuePageContract, QueueJobsContract, AcrossPagesContract {}
