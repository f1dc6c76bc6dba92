#!/usr/bin/env perl
# worker.pl [--plain] SERVER QUEUE[,QUEUE...]
#
# Works off the jobs of these queues, the first that has one. When work() dies the job is put back, with that as the error.
# TERM: the job at hand is finished, then it stops. Needs Perl 5.14 and nothing else.
use strict;
use warnings;
use HTTP::Tiny;
use IO::Handle;
use JSON::PP;
use Sys::Hostname;
use Time::HiRes 'sleep';

my $wait  = 10;    # seconds a fetch waits for a job, and TERM for a fetch
my $ttr   = 60;    # seconds nobody else gets the job
my $limit = 40;    # seconds work() may take; a slow answer may have taken 15, and the rest is to say so

my $http = HTTP::Tiny->new(
    timeout         => $wait + 5,
    default_headers => { 'X-presque-workerid' => hostname() . "-$$" },
);
my $stopping = 0;
$SIG{TERM} = $SIG{INT} = sub { $stopping = 1 };
for my $stream (*STDOUT, *STDERR) {
    binmode $stream, ':encoding(UTF-8)';
    $stream->autoflush(1);
}

# Does a job. Here it prints a mail; put your own in its place.
sub work {
    my ($text) = @_;
    my $mail = decode_json($text);
    defined $mail->{to} or die "nobody to send it to: $mail->{text}\n";
    print "$mail->{to}: $mail->{text}\n";
}

# Sends a request until it is answered. What presque cannot do now is asked again, ever more slowly, unless we shall stop.
# A request that cannot be right ends the worker.
sub ask {
    my ($method, $url, $content) = @_;
    for (my $pause = 1 ; ; $pause = $pause < 8 ? $pause * 2 : 10) {
        my $answer = $http->request($method, $url, defined $content ? { content => $content } : {});
        my $status = $answer->{status};    # 599 is no answer, or half of one; then the content says why
        return $answer if $answer->{success} || $status == 404 || $status == 409;
        chomp(my $text = "$status $answer->{content}");
        die "$text\n" if $status < 500 && $status != 408 && $status != 429;
        print STDERR "$text; again in $pause s\n";
        return $answer if $stopping;
        sleep($pause * (0.5 + rand 0.5));    # by chance, so that many workers do not come back at once
    }
}

# Works, for so long at most; the error, or undef if there was none.
sub attempt {
    my ($text) = @_;
    local $SIG{ALRM} = sub { die "took longer than $limit s\n" };
    alarm $limit;
    my $done  = eval { work($text); 1 };
    my $error = $@ || 'failed';
    alarm 0;
    chomp $error;
    return $done ? undef : $error;
}

my $plain = grep { $_ eq '--plain' } @ARGV;
my ($server, $queues, @rest) = grep { $_ ne '--plain' } @ARGV;
if (!defined $queues || @rest) {
    print STDERR "usage: worker.pl [--plain] SERVER QUEUE[,QUEUE...]\n";
    exit 2;
}
$server =~ s{/$}{};
my $query = $plain ? "wait=$wait" : "wait=$wait&ttr=$ttr";
until ($stopping) {
    my $answer = ask('GET', "$server/q/$queues?$query");
    my ($status, $headers) = @$answer{qw(status headers)};
    sleep 0.2 if $status == 404;    # no job, which took as long as we wait, unless presque is being stopped
    next if $status != 200;
    my $job   = "$headers->{'x-presque-queue'}/$headers->{'x-presque-job'}";
    my $error = attempt($answer->{content});
    if (!$plain) {
        my $lease = "$server/q/$job?lease=$headers->{'x-presque-lease'}";
        $status = (defined $error ? ask('PUT', $lease, encode_json({ error => $error })) : ask('DELETE', $lease))->{status};
    }
    print STDERR "$job ", $status == 409 ? 'too late: ' : '', defined $error ? "failed: $error" : 'done', "\n";
}
