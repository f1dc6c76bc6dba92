package org.presque.contract.leases;

/** Every subject of leases, retries and dead letters. */
public interface Leases
        extends LeaseContract,
                DoneContract,
                ExtendContract,
                PutBackContract,
                BackoffContract,
                TriesContract,
                LostLeaseContract,
                LostOrderContract,
                LeaseRacesContract,
                DeadLettersContract,
                DeadBatchContract,
                BatchLeaseContract,
                BadBatchContract,
                LeaseSettingsContract,
                LeaseCountersContract,
                LeaseWorkersContract,
                LeaseRoutesContract,
                LeaseFaultsContract,
                GiveBackContract {}
