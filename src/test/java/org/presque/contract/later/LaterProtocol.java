package org.presque.contract.later;

/** Every subject of the later protocol. */
public interface LaterProtocol
        extends BatchPutContract,
                BatchTakeContract,
                BatchDeleteContract,
                FailedPutContract,
                DelayContract,
                PriorityContract,
                ExpiryContract,
                UniqueJobsContract,
                IdempotencyContract,
                QueueSettingsContract,
                JobResourceContract,
                JobPagesContract,
                SeveralQueuesContract,
                WorkersContract,
                StatusContract,
                CountersContract,
                LaterClientsContract {}
