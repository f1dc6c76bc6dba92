package org.presque.contract.waiting;

/** Every subject of waiting. */
public interface Waiting
        extends WaitContract,
                WaitEventsContract,
                SeveralQueuesWaitContract,
                WaitFaultsContract,
                PolicyContract,
                GoneWhileWaitingContract {}
